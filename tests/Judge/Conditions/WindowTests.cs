using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>when: { window }</c>.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData(599.999, Outcome.Infringement)]
    [InlineData(600, Outcome.Compliant)]
    [InlineData(1499.999, Outcome.Compliant)]
    [InlineData(1500, Outcome.Infringement)]
    public void A_window_begins_with_its_first_instant_and_ends_before_its_last(double pitIn, Outcome outcome) =>
        Assert.Equal(outcome, Judged("{ from: 10m, to: 25m }", pitIn));

    [Fact]
    public void A_stop_at_the_edge_of_a_window_within_the_uncertainty_may_count()
    {
        Assert.Equal(Outcome.Undecided, Judged("{ from: 10m, to: 25m }", 1499.999, uMs: 2));
        Assert.Equal(Outcome.Undecided, Judged("{ from: 10m, to: 25m }", 600, uMs: 2));
    }

    [Theory]
    [InlineData(3600 - 1800.001, Outcome.Compliant)]
    [InlineData(3600 - 1800, Outcome.Infringement)]
    [InlineData(3600 - 1799.999, Outcome.Infringement)]
    public void The_last_half_hour_begins_with_exactly_half_an_hour_to_go(double pitIn, Outcome outcome) =>
        Assert.Equal(outcome, Judged("{ in: remaining, to: 30m }", pitIn));

    [Theory]
    [InlineData(1799.9, Outcome.Infringement)]
    [InlineData(1800, Outcome.Compliant)]
    public void A_window_can_be_a_share_of_the_race(double pitIn, Outcome outcome) =>
        Assert.Equal(outcome, Judged("{ in: share, from: 50% }", pitIn));

    [Fact]
    public void Without_a_schedule_nobody_knows_how_much_of_the_race_remains()
    {
        var verdict = new Story().Race(end: 3600).In(3000).Out(3100).Verdicts(Rule("{ in: remaining, to: 30m }"))
            .Of("r/27");

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Contains("how long the race is scheduled", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1550, Outcome.Compliant)]
    [InlineData(1650, Outcome.Infringement)]
    public void One_lap_of_grace_lets_a_car_finish_the_lap_in_which_the_window_closed(double pitIn, Outcome outcome)
    {
        var story = Race().Lap(1400).Lap(1600).Lap(1800).In(pitIn).Out(pitIn + 30);

        Assert.Equal(outcome, story.Verdicts(Rule("{ from: 10m, to: 25m, grace: 1 }")).Of("r/27").Outcome);
    }

    [Theory]
    [InlineData(150, Outcome.Infringement)]
    [InlineData(250, Outcome.Compliant)]
    [InlineData(450, Outcome.Infringement)]
    public void Laps_are_those_the_car_has_completed(double pitIn, Outcome outcome)
    {
        var story = Race().In(pitIn).Out(pitIn + 30);
        foreach (var lap in new[] { 100, 200, 300, 400 })
        {
            // The visit costs its lap as much as it takes.
            story.Lap(lap < pitIn ? lap : lap + 30);
        }

        Assert.Equal(outcome, story.Verdicts(Rule("{ in: laps, from: 2, to: 4 }")).Of("r/27").Outcome);
    }

    [Fact]
    public void Of_several_windows_any_counts() =>
        Assert.Equal(Outcome.Compliant, Judged("[{ from: 10m, to: 15m }, { from: 20m, to: 25m }]", 1300));

    [Theory]
    [InlineData("pit-out", Outcome.Infringement)]
    [InlineData("stopped", Outcome.Compliant)]
    public void The_edge_that_counts_can_be_the_standstill_or_the_pit_out(string edge, Outcome outcome)
    {
        var story = Race().In(1400).Add(1450, new CarStopped("27")).Add(1480, new CarMoved("27")).Out(1510);

        Assert.Equal(outcome, story.Verdicts(Rule($"{{ from: 10m, to: 25m, edge: {edge} }}")).Of("r/27").Outcome);
    }

    [Fact]
    public void The_minimum_of_a_stint_can_end_before_the_race_does()
    {
        const string Rule =
            "{ rule: r, kind: min-duration, of: stint, value: 15m, when: { window: { in: remaining, to: 15m } } }";
        var verdicts = Race().In(899).Out(960).In(2701).Out(2800).Verdicts(Rule);

        Assert.Equal(Outcome.Infringement, Assert.Single(verdicts, v => v.Id == "r/27/stint-1").Outcome);
        Assert.DoesNotContain(verdicts, v => v.Id == "r/27/stint-2");
    }

    [Theory]
    [InlineData("{ from: duration / 4, to: duration / 2 }", 899.999, Outcome.Infringement)]
    [InlineData("{ from: duration / 4, to: duration / 2 }", 900, Outcome.Compliant)]
    [InlineData("{ in: remaining, to: duration / 2 }", 1799, Outcome.Compliant)]
    [InlineData("{ in: share, from: 1/2 }", 1800, Outcome.Compliant)]
    [InlineData("{ from: { table: class, rows: { GT4: 10m } } }", 900, Outcome.Undecided)]
    public void Its_bounds_can_be_calculated(string window, double pitIn, Outcome outcome) =>
        Assert.Equal(outcome, Judged(window, pitIn));

    [Theory]
    [InlineData("{ from: 25m, to: 10m }")]
    [InlineData("{ in: remaining, from: 10m, to: 25m }")]
    [InlineData("{ in: share, from: 60%, to: 50% }")]
    [InlineData("{ in: laps, from: 4, to: 4 }")]
    public void A_window_that_is_always_empty_is_an_error(string window) =>
        Assert.Contains("the window is empty", Assert.Throws<BadInput>(() => Judged(window, 600)).Message,
            StringComparison.Ordinal);

    private static Outcome Judged(string window, double pitIn, double uMs = 0) =>
        Race().In(pitIn, uMs: uMs).Out(pitIn + 30, uMs: uMs).Verdicts(Rule(window)).Of("r/27").Outcome;

    private static string Rule(string window) =>
        $"{{ rule: r, kind: count, of: stop, min: 1, when: {{ window: {window} }} }}";

    private static Story Race() => new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race(end: 3600);
}
