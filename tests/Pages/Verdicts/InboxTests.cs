using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Verdicts;

/// <summary>What waits for a steward, and the notice of what was decided.</summary>
public sealed partial class InboxTests
{
    [Fact]
    public async Task What_is_ticked_is_ruled_about_at_once_and_waits_no_more()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        var about = About().Matches((await ben.Get("/rulings")).Text).Select(found => found.Groups[1].Value).ToList();
        Assert.NotEmpty(about);

        var answer = await ben.Post("/rulings",
            [("ruling", "confirmed"), ("penalty", ""), ("reason", "as measured"), .. about.Select(a => ("about", a))]);

        Assert.Equal((303, $"/rulings?done={about.Count}"), (answer.Status, answer.Location));
        Assert.Equal(about.Count, race.Logged<StewardRuled>().Count());
        Assert.Contains("Nothing waits for a ruling", (await ben.Get("/rulings")).Text);
        var notice = (await ben.Get("/notices/" + about[0].Split('|')[1])).Text;
        Assert.Contains("as measured", notice);
        Assert.Contains("Decision of the stewards", notice);
    }

    [Fact]
    public async Task Of_two_stewards_with_the_same_page_the_second_is_told_what_the_first_decided()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        using var ana = await race.SignedIn(Role.RaceControl);
        var about = About().Match((await ben.Get("/rulings")).Text).Groups[1].Value;
        (string, string)[] ruling = [("about", about), ("penalty", ""), ("reason", "video"), ("ruling", "dismissed")];
        await ben.Post("/rulings", ruling);

        var second = await ana.Post("/rulings", ruling);

        Assert.Equal(422, second.Status);
        Assert.Contains("Ben dismissed it since you opened it", second.Text);
        Assert.Single(race.Logged<StewardRuled>());
    }

    [Fact]
    public async Task Without_a_ruling_there_is_no_notice()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);

        Assert.Equal(404, (await ben.Get("/notices/minimum-stop/27/stop-1")).Status);
    }

    [GeneratedRegex("name=\"about\" value=\"([^\"]+)\"")]
    private static partial Regex About();
}
