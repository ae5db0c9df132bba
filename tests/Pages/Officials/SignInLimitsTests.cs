using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

namespace PitMarshal.Tests.Pages.Officials;

public sealed class SignInLimitsTests
{
    private readonly HandClock _clock = new();
    private readonly SignInLimits _limits;

    public SignInLimitsTests() => _limits = new SignInLimits(_clock);

    [Fact]
    public void Waits_grow_with_each_failure_of_a_name_whatever_the_address()
    {
        List<double> waits = [];
        for (var guess = 0; waits.Count < 6; guess++)
        {
            if (_limits.Begin(Ana($"10.0.0.{guess}")) is { } wait)
            {
                waits.Add(wait.TotalSeconds);
                _clock.Pass(wait);
                Assert.Null(_limits.Begin(new SignInGuess($"10.0.1.{guess}", "ana")));
            }
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], waits);
    }

    [Fact]
    public void Five_failures_behind_a_proxy_lock_no_other_official_out()
    {
        for (var guess = 0; guess < 100; guess++)
        {
            _limits.Begin(Ana("10.0.0.1"));
            _limits.Begin(new SignInGuess("10.0.0.1", null));
        }

        Assert.NotNull(_limits.Begin(Ana("10.0.0.1")));
        Assert.Null(_limits.Begin(new SignInGuess("10.0.0.1", "Ben")));
        Assert.Null(_limits.Begin(Ana("10.0.0.2")));
    }

    [Fact]
    public void No_guessing_elsewhere_keeps_an_official_out_of_the_browser_that_he_used_before()
    {
        for (var guess = 0; guess < 1_000; guess++)
        {
            _limits.Begin(Ana($"10.0.{guess % 4}.{guess / 4}"));
        }
        Assert.NotNull(_limits.Begin(Ana("10.9.9.9")));

        Assert.Null(_limits.Begin(Ana("10.0.0.1") with { Device = "d1" }));
        // Nor is that browser a way to guess.
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            _limits.Begin(Ana("10.0.0.1") with { Device = "d1" });
        }
        Assert.NotNull(_limits.Begin(Ana("10.0.0.1") with { Device = "d1" }));
    }

    [Fact]
    public void Names_of_nobody_count_together_by_address()
    {
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin(new SignInGuess("10.0.0.1", null)));
        }

        Assert.Equal(5, _limits.Begin(new SignInGuess("10.0.0.1", null))!.Value.TotalSeconds);
        Assert.Null(_limits.Begin(new SignInGuess("10.0.0.2", null)));
    }

    [Fact]
    public void Guesses_at_the_same_time_are_no_way_around()
    {
        var begun = 0;
        Parallel.For(0, 200, _ => Interlocked.Add(ref begun, _limits.Begin(Ana("10.0.0.1")) is null ? 1 : 0));

        Assert.Equal(SignInLimits.Free, begun);
    }

    [Fact]
    public void A_success_forgets_what_failed_and_so_does_half_an_hour()
    {
        for (var guess = 0; guess < SignInLimits.Free - 1; guess++)
        {
            _limits.Begin(Ana("10.0.0.1"));
        }
        _limits.Succeeded(Ana("10.0.0.1"));
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin(Ana("10.0.0.1")));
        }
        Assert.NotNull(_limits.Begin(Ana("10.0.0.1")));
        _clock.Pass(TimeSpan.FromMinutes(30));
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin(Ana("10.0.0.1")));
        }
    }

    [Fact]
    public void Many_names_and_addresses_push_out_the_oldest_and_not_the_newest()
    {
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            _limits.Begin(Ana("10.0.0.1"));
        }
        for (var other = 0; other < SignInLimits.MostKept / 2 - 1; other++)
        {
            _clock.Pass(TimeSpan.FromMilliseconds(1));
            _limits.Begin(new SignInGuess($"address {other}", $"d{other}"));
        }
        Assert.NotNull(_limits.Begin(Ana("10.0.0.1")));
        _limits.Begin(new SignInGuess("one more", "d-more"));

        Assert.Null(_limits.Begin(Ana("10.0.0.1")));
    }

    [Fact]
    public async Task Too_many_who_sign_in_at_once_are_told_to_come_again()
    {
        var folder = Directory.CreateTempSubdirectory("pitmarshal-many-");
        using var signIn = new SignIn(new Accounts(new(folder.FullName), _ => { }), _limits,
            new KnownDevices(new EphemeralDataProtectionProvider()));

        var attempts = await Task.WhenAll(Enumerable.Range(0, 60)
            .Select(i => signIn.Try(From($"10.0.2.{i}"), $"d{i}", "wet tyres at dusk")));

        Assert.InRange(attempts.Count(attempt =>
            attempt.Refusal.StartsWith("Too many sign in at once. Try again in 2 s", StringComparison.Ordinal)), 1, 42);
        Assert.InRange(attempts.Count(attempt => attempt.Refusal == "Name or password is wrong."),
            SignIn.MostAtOnce + SignIn.MostWaiting, 59);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Whoever_must_wait_is_told_how_long_and_the_right_password_does_not_help()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Equal(401, (await visitor.SignIn("Dan", $"wet tyres at {guess}")).Status);
        }

        var api = await visitor.SignIn("Dan", TestOfficials.Password);
        var page = await visitor.Post("/sign-in", ("name", "Dan"), ("password", TestOfficials.Password));

        Assert.Equal((429, "5", "application/problem+json"), (api.Status, api.Headers["Retry-After"], api.Type));
        Assert.Equal((429, "5"), (page.Status, page.Headers["Retry-After"]));
        Assert.Contains("Too many attempts failed. Try again in 5 seconds.", page.Text);
        served.Clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await visitor.SignIn("Dan", TestOfficials.Password)).Status);
    }

    [Fact]
    public async Task An_official_signs_in_where_he_did_before_while_somebody_guesses_at_his_name()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var known = served.Visitor();
        Assert.Equal(200, (await known.SignIn("Dan", TestOfficials.Password)).Status);
        using var stranger = served.Visitor();
        for (var guess = 0; guess <= SignInLimits.Free; guess++)
        {
            await stranger.SignIn("Dan", $"wet tyres at {guess}");
        }

        Assert.Equal(429, (await stranger.SignIn("Dan", TestOfficials.Password)).Status);
        Assert.Equal(200, (await known.SignIn("Dan", TestOfficials.Password)).Status);
    }

    private static SignInGuess Ana(string address) => new(address, "Ana");

    private static DefaultHttpContext From(string address) =>
        new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
