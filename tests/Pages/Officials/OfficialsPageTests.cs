using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

public sealed class OfficialsPageTests
{
    private const string Fresh = "cold brakes, warm rain";

    [Fact]
    public async Task Race_control_adds_somebody_who_can_sign_in()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials", ("name", "Émile O'Neil"), ("role", "marshal"), ("place", "7"),
            ("password", Fresh), ("again", Fresh));

        Assert.Equal((303, "/officials"), (answer.Status, answer.Location));
        Assert.Contains("Émile O'Neil", (await ana.Get("/officials")).Text);
        Assert.Contains("Ana added Émile O'Neil, marshal", served.Notices);
        using var emile = served.Visitor();
        Assert.Contains("\"place\":\"7\"", (await emile.SignIn("Émile O'Neil", Fresh)).Text);
        await emile.LoadToken("/");
    }

    [Theory]
    [InlineData("ANA", "steward", "", "name-error", "Ana is an official already.")]
    [InlineData("Eve\u202Elive", "steward", "", "name-error", "visible characters")]
    [InlineData("Eve\u200B", "steward", "", "name-error", "visible characters")]
    [InlineData("Eve\nEve", "steward", "", "name-error", "visible characters")]
    [InlineData("12345678901234567890123456789012345678901", "steward", "", "name-error", "At most 40")]
    [InlineData("Eve", "owner", "", "role-error", "One of race-control")]
    [InlineData("Eve", "", "", "role-error", "One of race-control")]
    [InlineData("Eve", "steward", "7", "place-error", "Only a marshal has a box")]
    [InlineData("Eve", "team", "123456789012345678901", "place-error", "At most 20")]
    public async Task Somebody_who_cannot_be_added_is_told_at_the_field(
        string name, string role, string place, string field, string message)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post(
            "/officials", ("name", name), ("role", role), ("place", place), ("password", Fresh), ("again", Fresh));

        Assert.Equal(422, answer.Status);
        Assert.Contains($"id=\"{field}\"", answer.Text);
        Assert.Contains(message, answer.Text);
        Assert.DoesNotContain(Fresh, answer.Text);
        Assert.Single(served.Accounts.All);
    }

    [Fact]
    public async Task Whoever_is_removed_has_no_session_any_more()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);
        using var ben = await served.SignedIn(Role.Steward);

        // Asked once more first.
        Assert.Equal(200, (await ana.Post("/officials/remove", ("name", "Ben"))).Status);
        Assert.Equal(200, (await ben.Get("/api/v1/session")).Status);
        Assert.Equal(303, (await ana.Post("/officials/remove", ("name", "Ben"), ("sure", "yes"))).Status);

        Assert.Equal(401, (await ben.Get("/api/v1/session")).Status);
        Assert.Equal(401, (await ben.SignIn("Ben", TestOfficials.Password)).Status);
        // Somebody who gets his name later does not get his sessions.
        await ana.Post("/officials", ("name", "Ben"), ("role", "race-control"), ("password", Fresh), ("again", Fresh));
        Assert.Equal(401, (await ben.Get("/api/v1/session")).Status);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);
        using var ben = await served.SignedIn(Role.Steward);

        Assert.Equal(303, (await ana.Post(
            "/officials/password", ("name", "ben"), ("password", Fresh), ("again", Fresh))).Status);

        Assert.Equal(401, (await ben.Get("/api/v1/session")).Status);
        Assert.Equal(401, (await ben.SignIn("Ben", TestOfficials.Password)).Status);
        Assert.Equal(200, (await ben.SignIn("Ben", Fresh)).Status);
    }

    [Theory]
    [InlineData("/officials/remove", "Ana", "The last official of race control")]
    [InlineData("/officials/remove", "Eve", "There is nobody called “Eve”.")]
    [InlineData("/officials/remove", "", "There is nobody called “”.")]
    [InlineData("/officials/password", "Eve", "There is nobody called “Eve”.")]
    public async Task What_cannot_be_done_to_an_official_is_told_and_changes_nothing(
        string path, string name, string message)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);
        var before = File.ReadAllText(served.Folder.Officials);

        var answer = await ana.Post(
            path, ("name", name), ("password", Fresh), ("again", Fresh), ("sure", "yes"));

        Assert.Equal(422, answer.Status);
        Assert.Contains(message, answer.Text);
        Assert.Equal(before, File.ReadAllText(served.Folder.Officials));
    }

    [Fact]
    public async Task A_password_that_does_not_do_is_told_in_the_form_of_its_owner()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl, Role.Steward);
        using var ana = await served.SignedIn(Role.RaceControl);

        var answer = await ana.Post("/officials/password", ("name", "Ben"), ("password", "short"), ("again", "short"));

        Assert.Equal(422, answer.Status);
        Assert.Contains("id=\"official-2-password-error\">At least 8 characters.", answer.Text);
        Assert.Contains("<a href=\"#official-2-password\">", answer.Text);
    }

    [Fact]
    public async Task Names_are_text_on_every_page()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);
        await ana.Post("/officials", ("name", "<script>x</script>"), ("role", "team"),
            ("password", Fresh), ("again", Fresh));

        using var raw = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        raw.DefaultRequestHeaders.Add("Cookie", $"pitmarshal={ana.Cookies["pitmarshal"]!.Value}");
        var page = await raw.GetStringAsync(served.Address + "/officials");

        Assert.Contains("&lt;script&gt;x&lt;/script&gt;", page);
        Assert.DoesNotContain("<script>x", page);
    }
}
