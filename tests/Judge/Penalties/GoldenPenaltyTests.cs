using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Penalties;

/// <summary>Limits and tariffs of real series together.</summary>
public sealed class GoldenPenaltyTests
{
    private const string Stint = "{ rule: stint, kind: max-duration, of: stint, value: 50m, "
        + "plus: [{ value: 5m, when: { flag: [safety-car, full-course-yellow] } }], "
        + "penalty: { brackets: [{ below: 5m, kind: drive-through }, { kind: hold, add: excess }] } }";

    [Theory]
    [InlineData(3000, false, Outcome.Compliant, null)]
    [InlineData(3299, false, Outcome.Infringement, "drive-through")]
    [InlineData(3300, false, Outcome.Infringement, "hold 300 s")]
    [InlineData(3300, true, Outcome.Compliant, null)]
    [InlineData(3301, true, Outcome.Infringement, "drive-through")]
    public void A_stint_that_ends_in_a_full_course_yellow_may_be_longer(
        int seconds, bool neutralised, Outcome outcome, string? penalty)
    {
        var story = new Story().Race();
        if (neutralised)
        {
            story.Add(2900, new FlagShown(Flag.FullCourseYellow));
        }

        var verdict = story.In(seconds).Out(seconds + 90).Verdicts(Stint).Of("stint/27/stint-1");

        Assert.Equal((outcome, penalty), (verdict.Outcome, verdict.Penalty));
    }

    [Theory]
    [InlineData(75, null)]
    [InlineData(68, "time 37 s")]
    public void A_stop_too_short_costs_30_seconds_and_what_is_missing(int seconds, string? penalty)
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 75s, penalty: { kind: time, value: 30s, add: "
                + "shortfall } }";

        Assert.Equal(penalty, new Story().Race().In(600).Out(600 + seconds).Verdicts(Rule)
            .Of("stop/27/stop-1").Penalty);
    }

    [Fact]
    public void What_is_undecided_is_proposed_nothing()
    {
        const string Rule =
            "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 75s, penalty: { kind: drive-through }, when: "
                + "{ class: GT4 } }";

        var verdict = new Story().Race().In(600).Out(660).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal((Outcome.Undecided, null, null), (verdict.Outcome, verdict.Penalty, verdict.Proposal));
    }

    [Fact]
    public void A_verdict_keeps_what_its_rule_proposes_for_the_next_times()
    {
        const string Rule = "{ rule: stop, kind: min-duration, of: pit-lane-time, value: 75s, "
            + "penalty: { escalate: [{ kind: warning }, { kind: stop-go, add: shortfall, roundUp: 1s }] } }";

        var verdict = new Story().Race().In(600).Out(660).Verdicts(Rule).Of("stop/27/stop-1");

        Assert.Equal("warning", verdict.Penalty);
        Assert.Equal(["warning", "stop-go 15 s"], verdict.Proposal!.Steps.Select(s => $"{s}"));
    }
}
