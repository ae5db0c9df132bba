using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Judge.Driving;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>afterRedFlag</c> by the half of the race in which it falls.</summary>
public sealed class RedFlagHalvesTests
{
    private const string Rule = "{ rule: r, kind: sum, min: 60m, afterRedFlag: { first-half: halve, second-half: waive"
        + " } }";

    [Theory]
    [InlineData(10, 30, 31, Outcome.Compliant)]
    [InlineData(10, 30, 29, Outcome.Infringement)]
    [InlineData(40, 61, 5, Outcome.Compliant)]
    [InlineData(70, 80, 5, Outcome.Compliant)]
    public void It_is_halved_by_one_that_ends_in_the_first_half_and_waived_by_any_other(
        double from, double to, double drives, Outcome outcome)
    {
        var story = Tour.Race(120, "d1", "d2").Add(from * 60, new RaceSuspended()).Add(to * 60, new RaceResumed())
            .Stop(100, 101, "d2").Finish(101 + drives);

        Assert.Equal(outcome, story.Verdicts(Rule).Of("r/27/driver-d2").Outcome);
    }

    [Fact]
    public void A_race_of_which_no_length_is_told_leaves_open_which_half_it_was()
    {
        var story = new Story().Add(-50, new EntryListed("27", Drivers: [new("d1"), new("d2")]))
            .Add(-40, new DriverIdentified("27", "d1")).Race().Add(600, new RaceSuspended())
            .Add(900, new RaceResumed()).Add(3600, new FlagShown(Flag.Chequered)).In(3600);

        Assert.Equal(Outcome.Undecided, story.Verdicts(Rule).Of("r/27/driver-d2").Outcome);
    }

    [Theory]
    [InlineData("{ rule: r, kind: max-duration, of: stint, value: 1h, afterRedFlag: halve }", "can be halved")]
    [InlineData("{ rule: r, kind: max-duration, of: stint, value: 1h, afterRedFlag: { first-half: keep, second-half: "
        + "waive } }", "over the whole race")]
    [InlineData("{ rule: r, kind: sum, min: 1h, afterRedFlag: { first-half: halve } }", "second-half is missing")]
    [InlineData("{ rule: r, kind: sum, min: 1h, afterRedFlag: { first-half: some, second-half: waive } }",
        "first-half: expected one of keep")]
    public void What_a_rule_could_not_do_is_refused(string rule, string what) =>
        Assert.Contains(what, Assert.Throws<BadInput>(() => new Story().Verdicts(rule)).Message);
}
