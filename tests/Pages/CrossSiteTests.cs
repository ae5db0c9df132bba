using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

public sealed class CrossSiteTests
{
    private static readonly (string, string)[] s_removeBen = [("name", "Ben"), ("sure", "yes")];

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "nonsense")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_another_site_sends_is_refused_even_with_session_and_token(string header, string value)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials/remove", Form(ana.Token), (header, value));

        Assert.Equal((403, "application/problem+json"), (answer.Status, answer.Type));
        Assert.Equal(2, served.Accounts.All.Count);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task What_our_own_pages_send_is_taken_behind_a_proxy_that_encrypts_too(string scheme)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials/remove", Form(ana.Token),
            ("Origin", $"{scheme}://{new Uri(served.Address).Authority}"), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(303, answer.Status);
        Assert.Single(served.Accounts.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8nonsense")]
    public async Task A_form_without_its_token_changes_nothing(string token)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials/remove", Form(token));

        Assert.Equal((403, "text/html; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("This form was not made for you as you are signed in now.", answer.Text);
        Assert.Equal(2, served.Accounts.All.Count);
    }

    [Fact]
    public async Task A_token_is_one_person_s_own()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);
        using var ben = await served.SignedIn(Role.Steward);

        Assert.Equal(403, (await ana.Post("/officials/remove", Form(ben.Token))).Status);

        Assert.Equal(2, served.Accounts.All.Count);
    }

    [Fact]
    public async Task Nobody_is_signed_in_or_out_by_another_site()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var dan = await served.SignedIn(Role.Team);
        using var stranger = served.Visitor();

        Assert.Equal(403, (await dan.PostBare("/sign-out")).Status);
        Assert.Equal(403, (await stranger.PostBare(
            "/sign-in", ("name", "Dan"), ("password", TestOfficials.Password))).Status);

        Assert.Equal(200, (await dan.Get("/api/v1/session")).Status);
        Assert.Null(stranger.Cookies["pitmarshal"]);
    }

    [Fact]
    public async Task What_cannot_be_sent_at_all_is_told_as_that()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        Assert.Equal(405, (await visitor.PostBare("/live")).Status);
        Assert.Equal(404, (await visitor.PostBare("/nothing-here")).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/verdicts")]
    [InlineData("/nothing-here")]
    [InlineData("/assets/1/app.css")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path)
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        var headers = (await visitor.Get(path)).Headers;

        var policy = headers["Content-Security-Policy"];
        Assert.All(["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
            "form-action 'self'", "script-src 'self';"],
            rule => Assert.Contains(rule, policy));
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Contains("camera=()", headers["Permissions-Policy"]);
        Assert.False(headers.ContainsKey("Strict-Transport-Security"));
        Assert.False(headers.ContainsKey("Server"));
    }

    private static FormUrlEncodedContent Form(string token) =>
        new(s_removeBen.Append(("token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
}
