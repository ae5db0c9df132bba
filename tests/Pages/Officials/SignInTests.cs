using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_signs_in_goes_on_to_the_page_that_he_wanted()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = served.Visitor();
        var asked = await visitor.Get("/officials");
        Assert.Equal((302, "/sign-in?to=%2Fofficials"), (asked.Status, asked.Location));

        var answer = await visitor.Post(
            "/sign-in", ("name", " ana "), ("password", TestOfficials.Password), ("to", "/officials"));

        Assert.Equal((303, "/officials"), (answer.Status, answer.Location));
        var page = await visitor.Get("/officials");
        Assert.Equal(200, page.Status);
        Assert.Contains("Ana, race-control", page.Text);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("")]
    public async Task No_address_leads_to_another_server_after_signing_in(string to)
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        var answer = await visitor.Post("/sign-in", ("name", "Dan"), ("password", TestOfficials.Password), ("to", to));

        Assert.Equal((303, "/car/27"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer_and_no_session()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        var wrongPassword = await visitor.Post("/sign-in", ("name", "Dan"), ("password", "wet tyres at dawn"));
        var wrongName = await visitor.Post("/sign-in", ("name", "Dun"), ("password", TestOfficials.Password));

        Assert.Equal((422, 422), (wrongPassword.Status, wrongName.Status));
        Assert.Contains("Name or password is wrong.", wrongPassword.Text);
        Assert.Contains("Name or password is wrong.", wrongName.Text);
        Assert.Contains("value=\"Dun\"", wrongName.Text);
        Assert.DoesNotContain(TestOfficials.Password, wrongName.Text);
        Assert.Null(visitor.Cookies["pitmarshal"]);
    }

    [Fact]
    public async Task Missing_fields_are_told_at_the_fields()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        var answer = await visitor.Post("/sign-in");

        Assert.Equal(422, answer.Status);
        Assert.Contains("<p class=\"error\" id=\"name-error\">Enter your name.</p>", answer.Text);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"password-error\"", answer.Text);
        Assert.Contains("<a href=\"#password\">", answer.Text);
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();

        var answer = await visitor.Post("/sign-in", ("name", "Dan"), ("password", TestOfficials.Password));

        var cookie = answer.Headers["Set-Cookie"];
        Assert.StartsWith("pitmarshal=", cookie);
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=strict", cookie);
        Assert.Contains("; path=/", cookie);
        Assert.DoesNotContain("; secure", cookie);
    }

    [Fact]
    public async Task Signing_in_gives_another_session_than_the_browser_brought()
    {
        await using var served = await ServedGateway.Start(Role.Team, Role.Steward);
        using var visitor = await served.SignedIn(Role.Team);
        var before = visitor.Cookies["pitmarshal"]!.Value;

        await visitor.SignIn("Ben", TestOfficials.Password);

        Assert.NotEqual(before, visitor.Cookies["pitmarshal"]!.Value);
        Assert.Contains("\"name\":\"Ben\"", (await visitor.Get("/api/v1/session")).Text);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_this_browser()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = await served.SignedIn(Role.RaceControl);

        Assert.Equal((303, "/"), await visitor.Post("/sign-out") is var answer
            ? (answer.Status, answer.Location)
            : default);

        Assert.Equal(302, (await visitor.Get("/officials")).Status);
        Assert.Equal(401, (await visitor.Get("/api/v1/session")).Status);
    }

    [Fact]
    public async Task A_session_goes_on_while_it_is_used_and_ends_after_12_hours_without()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = await served.SignedIn(Role.RaceControl);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            served.Clock.Pass(TimeSpan.FromHours(8));
            Assert.Equal(200, (await visitor.Get("/officials")).Status);
        }
        served.Clock.Pass(TimeSpan.FromHours(12.1));

        Assert.Equal(302, (await visitor.Get("/officials")).Status);
    }

    [Fact]
    public async Task A_session_outlives_the_gateway()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = await served.SignedIn(Role.RaceControl);

        await served.Restart();

        Assert.Equal(200, (await visitor.Get("/officials")).Status);
        // So does a form that was open meanwhile.
        Assert.Equal(422, (await visitor.Post("/officials")).Status);
    }

    [Fact]
    public async Task A_key_that_a_power_cut_broke_ends_sessions_and_nothing_else()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = await served.SignedIn(Role.RaceControl);
        File.WriteAllText(Assert.Single(Directory.GetFiles(served.Folder.Keys)), "");

        await served.Restart();

        Assert.Equal(302, (await visitor.Get("/officials")).Status);
        Assert.Equal(200, (await visitor.SignIn("Ana", TestOfficials.Password)).Status);
    }

    [Fact]
    public async Task Programs_sign_in_with_json_and_get_the_token_for_what_they_change()
    {
        await using var served = await ServedGateway.Start(Role.Marshal);
        using var visitor = served.Visitor();

        var answer = await visitor.SignIn("Cleo", TestOfficials.Password);

        Assert.StartsWith("""{"name":"Cleo","role":"marshal","place":"4","token":""", answer.Text);
        Assert.Equal(403, (await visitor.Send(HttpMethod.Delete, "/api/v1/session", null)).Status);
        Assert.Equal(204, (await visitor.Send(
            HttpMethod.Delete, "/api/v1/session", null, ("X-Token", visitor.Token))).Status);
        Assert.Equal(401, (await visitor.Get("/api/v1/session")).Status);
    }

    [Theory]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "[]", 400)]
    [InlineData("application/json", "{\"name\":\"Dan\"}", 400)]
    [InlineData("application/json", "null", 400)]
    [InlineData("application/json; charset=x-none", "{}", 400)]
    [InlineData("application/json", "{\"name\":\"Dan\",\"password\":\"wrong\"}", 401)]
    [InlineData("text/plain", "{\"name\":\"Dan\",\"password\":\"wet tyres at dusk\"}", 415)]
    public async Task Programs_that_ask_wrongly_get_a_problem_document(string type, string body, int status)
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = served.Visitor();
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await visitor.Post("/api/v1/session", content);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Type));
        Assert.Null(visitor.Cookies["pitmarshal"]);
    }
}
