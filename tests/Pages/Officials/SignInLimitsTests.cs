using System.Net;
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
            if (_limits.Begin($"10.0.0.{guess}", "Ana") is { } wait)
            {
                waits.Add(wait.TotalSeconds);
                _clock.Pass(wait);
                Assert.Null(_limits.Begin($"10.0.1.{guess}", "ana"));
            }
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], waits);
    }

    [Fact]
    public void An_address_waits_whatever_names_it_tries()
    {
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin("10.0.0.1", $"d{guess}"));
        }

        Assert.Equal(5, _limits.Begin("10.0.0.1", "Ana")!.Value.TotalSeconds);
        Assert.Null(_limits.Begin("10.0.0.2", "Ana"));
    }

    [Fact]
    public void Guesses_at_the_same_time_are_no_way_around()
    {
        var begun = 0;
        Parallel.For(0, 200, _ => Interlocked.Add(ref begun, _limits.Begin("10.0.0.1", "Ana") is null ? 1 : 0));

        Assert.Equal(SignInLimits.Free, begun);
    }

    [Fact]
    public void A_success_forgets_what_failed_and_so_does_half_an_hour()
    {
        for (var guess = 0; guess < SignInLimits.Free - 1; guess++)
        {
            _limits.Begin("10.0.0.1", "Ana");
        }
        _limits.Succeeded("10.0.0.1", "Ana");
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin("10.0.0.1", "Ana"));
        }
        Assert.NotNull(_limits.Begin("10.0.0.1", "Ana"));
        _clock.Pass(TimeSpan.FromMinutes(30));
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            Assert.Null(_limits.Begin("10.0.0.1", "Ana"));
        }
    }

    [Fact]
    public void Many_names_and_addresses_push_out_the_oldest_and_not_the_newest()
    {
        for (var guess = 0; guess < SignInLimits.Free; guess++)
        {
            _limits.Begin("10.0.0.1", "Ana");
        }
        for (var other = 0; other < SignInLimits.MostKept / 2 - 1; other++)
        {
            _clock.Pass(TimeSpan.FromMilliseconds(1));
            _limits.Begin($"address {other}", $"d{other}");
        }
        Assert.NotNull(_limits.Begin("10.0.0.1", "Ana"));
        _limits.Begin("one more", "d-more");

        Assert.Null(_limits.Begin("10.0.0.1", "Ana"));
    }

    [Fact]
    public async Task Too_many_who_sign_in_at_once_are_told_to_come_again()
    {
        var folder = Directory.CreateTempSubdirectory("pitmarshal-many-");
        using var signIn = new SignIn(new Accounts(new(folder.FullName), _ => { }), _limits);

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

    private static DefaultHttpContext From(string address) =>
        new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
