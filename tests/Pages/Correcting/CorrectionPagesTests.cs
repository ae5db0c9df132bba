using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Tests.Pages.Verdicts;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Correcting;

public sealed partial class CorrectionPagesTests
{
    [Fact]
    public async Task A_correction_shows_what_it_changes_before_it_is_made_and_supersedes_the_verdict()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        (string, string)[] withdrawal = [("do", "withdraw"), ("event", race.Number(RaceOnPages.Source(5))),
            ("reason", "spare kart"), ("verdict", RaceOnPages.Short)];

        var preview = await ben.Post("/corrections/new", withdrawal);

        Assert.Equal(200, preview.Status);
        Assert.Contains("<del class=\"outcome infringement\">infringement</del>", preview.Text);
        Assert.Contains(RaceOnPages.Short, preview.Text);
        Assert.DoesNotContain(RaceOnPages.Long, preview.Text);
        Assert.Empty(race.Logged<EventCorrected>());

        var answer = await ben.Post("/corrections", [.. withdrawal, ("expects", Expects(preview))]);

        Assert.Equal((303, "/verdicts/" + RaceOnPages.Short), (answer.Status, answer.Location));
        Assert.Equal(("Ben", "spare kart", true), Assert.Single(race.Logged<EventCorrected>()) is var made
            ? (made.By, made.Reason, made.Withdrawn)
            : default);
        var page = (await ben.Get("/verdicts/" + RaceOnPages.Short)).Text;
        Assert.Contains("Ben: spare kart", page);
        Assert.Contains("<del class=\"outcome infringement\">infringement</del>", page);
    }

    [Fact]
    public async Task A_correction_that_was_a_mistake_is_taken_back()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        await Enter(ben, ("do", "withdraw"), ("event", race.Number(RaceOnPages.Source(5))), ("reason", "spare kart"));
        var corrections = (await ben.Get("/corrections")).Text;
        Assert.Contains("spare kart", corrections);
        var number = TakeBack().Match(corrections).Groups[1].Value;

        await Enter(ben, ("do", "take-back"), ("event", number), ("reason", "it was not"));

        Assert.Contains("outcome infringement\">infringement", (await ben.Get("/verdicts?car=27")).Text);
        Assert.Contains("taken back", (await ben.Get("/corrections")).Text);
    }

    [Fact]
    public async Task A_passing_that_nobody_identified_is_given_its_car()
    {
        await using var race = await RaceOnPages.Start();
        using var ana = await race.SignedIn(Role.RaceControl);
        var number = race.Number(RaceOnPages.Source(8));
        Assert.Contains($"do=car&event={number}", (await ana.Get("/corrections")).Text);

        await Enter(ana, ("do", "car"), ("event", number), ("car", "27"), ("reason", "video of the pit entry"));

        Assert.Contains("Every passing has its car.", (await ana.Get("/corrections")).Text);
        Assert.Contains("minimum-stop/27/stop-2", (await ana.Get("/verdicts?open=yes")).Text);
    }

    [Fact]
    public async Task A_missed_passing_is_entered_by_hand()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);
        (string, string)[] missed = [("do", "missed"), ("car", "12"), ("line", "pit-in"), ("at", "40:00"),
            ("uMs", "1500"), ("reason", "video")];

        var preview = await ben.Post("/corrections/new", missed);
        Assert.Contains("Appears.", preview.Text);
        await Enter(ben, missed);

        var entered = Assert.Single(race.Logged<CarPassed>(), passed => passed.By is not null);
        Assert.Equal(("Ben", "video", 1500, "2026-06-13T14:40:00.000000Z"),
            (entered.By, entered.Reason, entered.UMs, $"{entered.At}"));
    }

    [Theory]
    [InlineData("car", "99", "x", "car-error")]
    [InlineData("car", "27", "x", "car-error")]
    [InlineData("withdraw", "", " ", "reason-error")]
    [InlineData("missed", "27", "x", "line-error")]
    [InlineData("missed", "27", "x", "at-error")]
    public async Task What_cannot_be_corrected_so_is_told_at_its_field_and_changes_nothing(
        string remedy, string car, string reason, string field)
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);

        foreach (var step in (string[])["/corrections/new", "/corrections"])
        {
            var answer = await ben.Post(
                step, ("do", remedy), ("event", race.Number(RaceOnPages.Source(5))), ("car", car), ("reason", reason));

            Assert.Equal(422, answer.Status);
            Assert.Contains($"id=\"{field}\"", answer.Text);
        }
        Assert.Empty(race.Logged<EventCorrected>());
    }

    [Fact]
    public async Task What_was_not_shown_is_not_entered()
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);

        var answer = await ben.Post("/corrections",
            ("do", "withdraw"), ("event", race.Number(RaceOnPages.Source(5))), ("reason", "spare kart"),
            ("expects", "0123456789abcdef"));

        Assert.Equal(422, answer.Status);
        Assert.Contains("is different now", answer.Text);
        Assert.Empty(race.Logged<EventCorrected>());
    }

    [Theory]
    [InlineData("/corrections/new?do=delete&event=4")]
    [InlineData("/corrections/new?do=withdraw&event=9999")]
    public async Task What_cannot_be_meant_is_refused(string path)
    {
        await using var race = await RaceOnPages.Start();
        using var ben = await race.SignedIn(Role.Steward);

        Assert.Equal(422, (await ben.Get(path)).Status);
    }

    /// <summary>Both steps.</summary>
    private static async Task Enter(Visitor visitor, params (string, string)[] fields)
    {
        var preview = await visitor.Post("/corrections/new", fields);
        Assert.Equal(303, (await visitor.Post("/corrections", [.. fields, ("expects", Expects(preview))])).Status);
    }

    private static string Expects(Answer preview) => ExpectsField().Match(preview.Text).Groups[1].Value;

    [GeneratedRegex("name=\"expects\" value=\"([0-9a-f]+)\"")]
    private static partial Regex ExpectsField();

    [GeneratedRegex("do=take-back&event=([0-9]+)")]
    private static partial Regex TakeBack();
}
