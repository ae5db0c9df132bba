using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Verdicts;

/// <summary>
/// A penalty is ordered, to be served in time, found served from the passings, or told to be overdue.
/// </summary>
public sealed class PenaltyTests
{
    private static readonly string[] s_race =
    [
        """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","transponders":["1"]}""",
        """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"12","transponders":["2"]}""",
        """{"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""",
        Passed("27", "start-finish", "14:02:00"), Passed("12", "start-finish", "14:02:10"),
    ];

    [Fact]
    public async Task A_drive_through_is_found_served_from_the_passings_and_one_not_served_is_overdue()
    {
        await using var race = await RacingGateway.StartBy(RacingGateway.Rules, [
            .. s_race, Ordered("penalty-1", "27", "14:03:00"), Ordered("penalty-2", "12", "14:03:00"),
            Passed("27", "start-finish", "14:04:00"), Passed("12", "start-finish", "14:04:10"),
            Passed("27", "pit-in", "14:05:50"), Passed("27", "pit-out", "14:06:20"),
            Passed("12", "start-finish", "14:06:10"), Passed("12", "start-finish", "14:08:10"),
            Passed("12", "start-finish", "14:10:10"), Passed("27", "start-finish", "14:10:20")]);
        using var ben = await race.SignedIn(Role.Steward);

        var inbox = (await ben.Get("/rulings")).Text;

        Assert.Contains("4 laps since the order, 3 allowed", inbox);
        Assert.Contains("served at 6:20", inbox);
        Assert.Contains("4 laps since the order, 3 allowed", (await race.Get("/race")).Text);
    }

    [Fact]
    public async Task A_steward_orders_a_penalty_says_that_it_was_served_and_takes_another_back()
    {
        await using var race = await RacingGateway.StartBy(RacingGateway.Rules, s_race);
        using var ben = await race.SignedIn(Role.Steward);
        await ben.LoadToken("/penalties/new");

        var bad = await ben.Post("/penalties/new", ("car", "27"), ("penalty", "a beating"), ("serveWithin", "3 laps"),
            ("reason", "contact"), ("verdict", ""));
        foreach (var (car, within) in new[] { ("27", "3 laps"), ("12", "10 min") })
        {
            Assert.Equal(303, (await ben.Post("/penalties/new", ("car", car), ("penalty", "stop-go 10 s"),
                ("serveWithin", within), ("reason", "contact"), ("verdict", ""))).Status);
        }
        var inbox = (await ben.Get("/rulings")).Text;
        Assert.Equal(303, (await ben.Post("/penalties/told", ("id", "penalty-1"), ("said", "served"))).Status);
        Assert.Equal(303, (await ben.Post("/penalties/told", ("id", "penalty-2"), ("said", "withdrawn"))).Status);
        var twice = await ben.Post("/penalties/told", ("id", "penalty-2"), ("said", "served"));
        var after = (await ben.Get("/rulings")).Text;

        Assert.Equal(422, bad.Status);
        Assert.Contains("must be drive-through, stop-go 10 s", bad.Text);
        Assert.Contains("to be served within 3 laps: 0 driven", inbox);
        Assert.Contains("to be served by ", inbox);
        Assert.Contains("served at ", after);
        Assert.Contains("withdrawn", after);
        Assert.Equal(422, twice.Status);
        Assert.Contains("penalty penalty-2 was withdrawn", twice.Text);
    }

    [Fact]
    public async Task What_was_ruled_waits_to_be_ordered()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        await ben.LoadToken("/verdicts/" + RaceOnPages.Short);
        var page = (await ben.Get("/verdicts/" + RaceOnPages.Short)).Text;
        var version = Regex.Match(page, "name=\"version\" value=\"([^\"]+)\"").Groups[1].Value;
        await ben.Post("/verdicts/" + RaceOnPages.Short, ("ruling", "confirmed"), ("penalty", ""),
            ("reason", "as measured"), ("version", version));

        var form = (await ben.Get("/penalties/new?verdict=" + RaceOnPages.Short)).Text;

        Assert.Contains("Ruled, and not ordered yet", (await ben.Get("/rulings")).Text);
        Assert.Contains("value=\"stop-go 5 s\"", form);
        Assert.Contains("as measured", form);
        Assert.Equal(303, (await ben.Post("/penalties/new", ("car", "27"), ("penalty", "stop-go 5 s"),
            ("serveWithin", "3 laps"), ("reason", "as measured"), ("verdict", RaceOnPages.Short))).Status);
        Assert.DoesNotContain("Ruled, and not ordered yet", (await ben.Get("/rulings")).Text);
        Assert.Equal(RaceOnPages.Short, Assert.Single(race.Logged<PenaltyOrdered>()).Verdict);
    }

    private static string Passed(string car, string line, string at) =>
        $$"""{"event":"CarPassed","at":"2026-06-13T{{at}}Z","uMs":1,"car":"{{car}}","line":"{{line}}"}""";

    private static string Ordered(string id, string car, string at) =>
        $$"""{"event":"PenaltyOrdered","at":"2026-06-13T{{at}}Z","id":"{{id}}","car":"{{car}}","""
        + """ "penalty":"drive-through","by":"Ben","reason":"pit lane speed","serveWithin":"3 laps"}""";
}
