using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>afterRedFlag</c> and <c>ifRaceEndsEarly</c>.</summary>
public sealed class RedFlagTests
{
    [Theory]
    [InlineData("", Outcome.Undecided)]
    [InlineData(", afterRedFlag: keep", Outcome.Infringement)]
    [InlineData(", afterRedFlag: exclude", Outcome.Compliant)]
    [InlineData(", afterRedFlag: reset", Outcome.Compliant)]
    [InlineData(", afterRedFlag: waive", Outcome.Compliant)]
    public void What_a_suspension_does_to_a_stint_is_said_by_the_regulations(string policy, Outcome outcome)
    {
        var story = new Story().Race().Add(1000, new RaceSuspended()).Add(1600, new RaceResumed()).In(2900).Out(3000);
        var verdict = story.Verdicts($"{{ rule: r, kind: max-duration, of: stint, value: 45m{policy} }}")
            .Of("r/27/stint-1");

        Assert.Equal(outcome, verdict.Outcome);
    }

    [Fact]
    public void Suspended_time_is_taken_out_to_the_microsecond_with_its_uncertainty()
    {
        var story = new Story().Race().Add(1000, new RaceSuspended { UMs = 3 })
            .Add(1600.25, new RaceResumed { UMs = 4 }).In(2900).Out(3000);
        var verdict = story.Verdicts("{ rule: r, kind: max-duration, of: stint, value: 45m, afterRedFlag: exclude }")
            .Of("r/27/stint-1");

        Assert.Equal(2_299_750_000, verdict.MeasuredMicros);
        Assert.Equal(7, verdict.UMs);
    }

    [Fact]
    public void Reset_counts_from_the_resumption()
    {
        var story = new Story().Race().Add(1000, new RaceSuspended()).Add(1600, new RaceResumed { UMs = 4 }).In(4301)
            .Out(4400);
        var verdict = story.Verdicts("{ rule: r, kind: max-duration, of: stint, value: 45m, afterRedFlag: reset }")
            .Of("r/27/stint-1");

        Assert.Equal(
            (Outcome.Infringement, 2_701_000_000L, 4.0), (verdict.Outcome, verdict.MeasuredMicros, verdict.UMs));
    }

    [Fact]
    public void A_red_flag_suspends_the_race_until_it_is_resumed_or_another_flag_is_shown()
    {
        const string Rule = "{ rule: r, kind: max-duration, of: stint, value: 45m, afterRedFlag: exclude }";
        var byFlag = new Story().Race().Add(1000, new FlagShown(Flag.Red)).Add(1600, new FlagShown(Flag.Green)).In(2900)
            .Out(3000);
        var byBoth = new Story().Race().Add(1000, new FlagShown(Flag.Red)).Add(1010, new RaceSuspended())
            .Add(1500, new FlagShown(Flag.SafetyCar)).Add(1600, new RaceResumed()).In(2900).Out(3000);

        Assert.Equal(2_300_000_000, byFlag.Verdicts(Rule).Of("r/27/stint-1").MeasuredMicros);
        Assert.Equal(2_300_000_000, byBoth.Verdicts(Rule).Of("r/27/stint-1").MeasuredMicros);
    }

    [Fact]
    public void A_stint_that_no_suspension_touches_is_judged_as_ever()
    {
        var story = new Story().Race().Add(1000, new RaceSuspended()).Add(1600, new RaceResumed()).In(2000).Out(2100)
            .In(2500).Out(2600);

        Assert.Equal(Outcome.Compliant, story.Verdicts(Story.MaximumStint).Of("maximum-stint/27/stint-2").Outcome);
    }

    [Theory]
    [InlineData(2697, "waive below 75%", Outcome.Compliant)]
    [InlineData(2703, "waive below 75%", Outcome.Infringement)]
    [InlineData(2703, "waive", Outcome.Compliant)]
    [InlineData(2703, "keep", Outcome.Infringement)]
    [InlineData(2703, null, Outcome.Undecided)]
    [InlineData(3600, null, Outcome.Infringement)]
    public void What_an_early_end_does_to_a_missing_stop_is_said_by_the_regulations(
        double end, string? policy, Outcome outcome)
    {
        var story = new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race(end).In(100).Out(200)
            .Pass(300, Line.PitIn, car: "31").Pass(400, Line.PitOut, car: "31");
        var rule =
            $"{{ rule: r, kind: count, of: stop, min: 2{(policy is null ? "" : $", ifRaceEndsEarly: {policy}")} }}";

        Assert.Equal(outcome, story.Verdicts(rule).Of("r/27").Outcome);
    }

    [Theory]
    [InlineData("kind: sum, max: 4h, over: rolling 6h, afterRedFlag: prorate", "only the limits of a sum")]
    [InlineData("kind: max-duration, of: stint, value: 1h, afterRedFlag: prorate 2:1", "only the limits of a sum")]
    [InlineData("kind: sum, max: 4h, afterRedFlag: reset", "only an interval can be reset")]
    public void What_a_rule_could_not_do_after_a_red_flag_is_an_error(string rule, string what) =>
        Assert.Contains(what, Assert.Throws<BadInput>(() => Story.Regulations($"{{ rule: r, {rule} }}")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_flag_within_the_uncertainty_of_the_scheduled_time_is_not_early()
    {
        var story = new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race().In(100).Out(200)
            .Pass(300, Line.PitIn, car: "31").Pass(400, Line.PitOut, car: "31")
            .Add(3599.2, new FlagShown(Flag.Chequered) { UMs = 1000 });

        Assert.Equal(Outcome.Infringement, story.Verdicts("{ rule: r, kind: count, of: stop, min: 2 }")
            .Of("r/27").Outcome);
    }

    [Fact]
    public void A_missing_stop_in_a_suspended_race_is_undecided_where_the_regulations_are_silent()
    {
        var story = new Story().Race(3600).Add(1000, new RaceSuspended()).Add(1600, new RaceResumed()).In(100).Out(200);

        Assert.Equal(Outcome.Undecided, story.Verdicts("{ rule: r, kind: count, of: stop, min: 2 }")
            .Of("r/27").Outcome);
        Assert.Equal(Outcome.Infringement,
            story.Verdicts("{ rule: r, kind: count, of: stop, min: 2, afterRedFlag: keep }").Of("r/27").Outcome);
        Assert.Equal(Outcome.Compliant, story.Verdicts("{ rule: r, kind: count, of: stop, min: 1 }")
            .Of("r/27").Outcome);
    }

    [Theory]
    [InlineData("min: 3, afterRedFlag: prorate 2:1", Outcome.Compliant)]
    [InlineData("min: 3, afterRedFlag: prorate", Outcome.Undecided)]
    [InlineData("min: 6, afterRedFlag: prorate", Outcome.Infringement)]
    [InlineData("max: 1, afterRedFlag: prorate", Outcome.Infringement)]
    [InlineData("max: 3, afterRedFlag: prorate", Outcome.Compliant)]
    [InlineData("min: 3, afterRedFlag: keep", Outcome.Infringement)]
    public void A_number_of_stops_shrinks_with_the_race_and_a_part_of_one_is_not_rounded(string asked, Outcome outcome)
    {
        var story = new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race().Add(1000, new RaceSuspended())
            .Add(1600, new RaceResumed())
            .In(2000).Out(2100).In(2500).Out(2600).Add(3600, new FlagShown(Flag.Chequered)).In(3610);

        Assert.Equal(outcome, story.Verdicts($"{{ rule: stops, kind: count, {asked} }}").Of("stops/27").Outcome);
    }

    [Theory]
    [InlineData(2, Outcome.Undecided)]
    [InlineData(4, Outcome.Infringement)]
    public void A_number_of_stops_shrinks_with_a_race_that_ended_early(int least, Outcome outcome) =>
        Assert.Equal(outcome, new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race().In(1000).Out(1100)
            .Add(2700, new FlagShown(Flag.Chequered)).In(2710)
            .Verdicts($"{{ rule: stops, kind: count, min: {least}, ifRaceEndsEarly: prorate }}")
                .Of("stops/27").Outcome);
}
