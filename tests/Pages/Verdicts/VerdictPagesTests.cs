using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Verdicts;

public sealed partial class VerdictPagesTests
{
    private const string Short = "/verdicts/" + RaceOnPages.Short;

    [Fact]
    public async Task The_list_shows_what_is_over_and_nobody_has_to_sign_in()
    {
        await using var race = await RaceOnPages.Start();
        using var anybody = race.Visitor();

        var page = (await anybody.Get("/verdicts?car=27&colour=red")).Text;

        Assert.Contains("data-view=\"/verdicts?car=27\"", page);
        Assert.Contains($"href=\"{Short}\"", page);
        Assert.Contains("<td class=\"number measured\">1:20</td>", page);
        Assert.Contains("−5 s", page);
        Assert.Contains("stop-go 5 s", page);
        Assert.DoesNotContain(RaceOnPages.Long, page);
        Assert.DoesNotContain(RaceOnPages.Short, (await anybody.Get("/verdicts?class=GT4")).Text);
    }

    [Fact]
    public async Task A_verdict_opens_to_its_reason_its_article_and_what_it_rests_on()
    {
        await using var race = await RaceOnPages.Start();
        using var anybody = race.Visitor();

        var page = (await anybody.Get(Short)).Text;

        Assert.Contains("<span class=\"outcome infringement\">infringement</span>", page);
        Assert.Contains("Article 7.2: minimum-stop", page);
        Assert.Contains("85 s", page);
        Assert.Contains("Pit-in, car 27", page);
        Assert.Contains(RaceOnPages.Source(5), page);
        Assert.Contains("<figure class=\"stop-drawing\">", page);
        Assert.Contains("Not over yet: the car is in the pit lane", page);
        Assert.DoesNotContain("<textarea", page);
        Assert.Contains("\"line\":\"pit-out\"",
            (await anybody.Get($"/api/v1/events/{race.Number(RaceOnPages.Source(5))}")).Text);
    }

    [Theory]
    [InlineData("/verdicts/minimum-stop/99/stop-1", "text/html; charset=utf-8")]
    [InlineData("/nothing/here", "text/html; charset=utf-8")]
    [InlineData("/api/v1/events/9999", "application/problem+json")]
    public async Task What_never_was_is_not_found(string path, string type)
    {
        await using var race = await RaceOnPages.Start();
        using var anybody = race.Visitor();

        Assert.Equal((404, type),
            await anybody.Get(path) is var answer ? (answer.Status, answer.Type) : default);
    }

    [Fact]
    public async Task A_steward_rules_a_later_ruling_stands_and_the_program_s_verdict_stays_beside_both()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        using var ana = await race.SignedIn(Role.RaceControl);
        var version = await Version(ben);

        var answer = await ben.Post(
            Short, ("ruling", "dismissed"), ("penalty", ""), ("reason", "brake failure"), ("version", version));
        Assert.Equal((303, $"{Short}#rulings"), (answer.Status, answer.Location));
        // Ana's page was made before Ben ruled: nobody overwrites another unseen.
        var stale = await ana.Post(Short, ("ruling", "amended"), ("penalty", "10 s"),
            ("reason", "it was not"), ("version", version));
        Assert.Equal(422, stale.Status);
        Assert.Contains("Ben dismissed it since you opened it: “brake failure”", stale.Text);
        Assert.Contains("it was not", stale.Text);
        await ana.Post(Short, ("ruling", "amended"), ("penalty", "10 s"),
            ("reason", "it was not"), ("version", VersionField().Match(stale.Text).Groups[1].Value));

        Assert.Equal(
            [("Ben", Ruling.Dismissed, null), ("Ana", Ruling.Amended, "10 s")],
            race.Logged<StewardRuled>().Select(ruled => (ruled.By, ruled.Ruling, ruled.Penalty)));
        var page = (await ben.Get(Short)).Text;
        Assert.Contains("outcome infringement", page);
        Assert.Contains("<strong>amended by Ana</strong>: 10 s", page);
        Assert.Contains("brake failure", page);
        Assert.Contains("A later ruling stands.", page);
        Assert.Contains("amended by Ana", (await ben.Get("/verdicts")).Text);
    }

    [Theory]
    [InlineData("", "", "video", "ruling-error", "Choose")]
    [InlineData("pardoned", "", "video", "ruling-error", "Choose")]
    [InlineData("amended", " ", "video", "penalty-error", "penalty that replaces")]
    [InlineData("confirmed", "", " ", "reason-error", "Give the reason")]
    public async Task A_ruling_that_cannot_be_is_told_at_its_field_and_changes_nothing(
        string ruling, string penalty, string reason, string field, string message)
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);

        var answer = await ben.Post(
            Short, ("ruling", ruling), ("penalty", penalty), ("reason", reason), ("version", await Version(ben)));

        Assert.Equal(422, answer.Status);
        Assert.Matches($"id=\"{field}\">[^<]*{message}", answer.Text);
        Assert.Contains(reason.Trim(), answer.Text);
        Assert.Empty(race.Logged<StewardRuled>());
    }

    [Fact]
    public async Task Whoever_rules_about_what_has_changed_is_shown_the_new_verdict_first()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        (string, string)[] ruling = [("ruling", "confirmed"), ("penalty", ""), ("reason", "video")];

        var answer = await ben.Post(Short, [.. ruling, ("version", "0123456789abcdef")]);

        Assert.Equal(422, answer.Status);
        Assert.Contains("The verdict changed since you opened it", answer.Text);
        Assert.Empty(race.Logged<StewardRuled>());
        Assert.Equal(303, (await ben.Post(
            Short, [.. ruling, ("version", VersionField().Match(answer.Text).Groups[1].Value)])).Status);
    }

    internal static async Task<string> Version(Visitor visitor) =>
        VersionField().Match((await visitor.Get(Short)).Text).Groups[1].Value;

    [GeneratedRegex("name=\"version\" value=\"([0-9a-f]+-[0-9]+)\"")]
    private static partial Regex VersionField();
}
