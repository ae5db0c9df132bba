using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>when: { flag, notFlag, sticky }</c>.</summary>
public sealed class FlagConditionTests
{
    private const string UnderSafetyCar =
        "{ rule: slow, kind: min-duration, of: pit-lane-time, value: 6m, when: { flag: [safety-car], sticky: "
            + "start-finish } }";

    private const string Otherwise =
        "{ rule: usual, kind: min-duration, of: pit-lane-time, value: 2m, when: { notFlag: [safety-car], sticky: "
            + "start-finish } }";

    [Theory]
    [InlineData(999.9, "usual")]
    [InlineData(1000.0, "slow")]
    [InlineData(1000.1, "slow")]
    [InlineData(1599.9, "slow")]
    public void The_flag_at_the_pit_in_says_which_minimum_holds(double pitIn, string rule)
    {
        var verdicts = SafetyCar(1000, 1600).Lap(100).In(pitIn).Out(pitIn + 120).Lap(pitIn + 200)
            .Verdicts(UnderSafetyCar, Otherwise);

        Assert.Equal(rule, Assert.Single(verdicts).Rule);
    }

    [Fact]
    public void A_car_already_in_the_pit_lane_is_not_affected()
    {
        Assert.Equal("usual",
            Assert.Single(SafetyCar(1000, 1600).Lap(100).In(950).Out(1071).Verdicts(UnderSafetyCar, Otherwise)).Rule);
    }

    [Fact]
    public void After_the_safety_car_its_minimum_lasts_until_the_car_passes_start_finish_itself()
    {
        var before = SafetyCar(1000, 1600).Lap(100).Lap(1550).In(1650).Out(1800).Verdicts(UnderSafetyCar, Otherwise);
        var after = SafetyCar(1000, 1600).Lap(100).Lap(1550).Lap(1640).In(1650).Out(1800)
            .Verdicts(UnderSafetyCar, Otherwise);

        Assert.Equal("slow", Assert.Single(before).Rule);
        Assert.Equal("usual", Assert.Single(after).Rule);
    }

    [Fact]
    public void Without_start_finish_passings_nobody_knows_whether_the_safety_car_still_counts()
    {
        var verdicts = SafetyCar(1000, 1600).In(1650).Out(1800).Verdicts(UnderSafetyCar, Otherwise);

        Assert.All(verdicts, v => Assert.Equal(Outcome.Undecided, v.Outcome));
        Assert.Contains("passed start-finish under green was not seen", verdicts[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pit_in_within_the_uncertainty_of_the_flag_is_undecided_under_both()
    {
        var story = new Story().Race().Lap(100)
            .Add(1000, new FlagShown(Flag.SafetyCar) { UMs = 500 }).In(999.8, uMs: 1).Out(1200).Lap(1300);
        var verdicts = story.Verdicts(UnderSafetyCar, Otherwise);

        Assert.Equal(2, verdicts.Count);
        Assert.All(verdicts, v => Assert.Equal(Outcome.Undecided, v.Outcome));
    }

    [Fact]
    public void What_was_flagged_in_practice_does_not_count_in_the_race()
    {
        var verdicts = new Story().Add(-600, new FlagShown(Flag.SafetyCar)).Race().Lap(100).In(200).Out(330)
            .Verdicts(UnderSafetyCar, Otherwise);

        Assert.Equal("usual", Assert.Single(verdicts).Rule);
    }

    [Fact]
    public void A_stint_that_ends_under_a_neutralisation_is_judged_by_the_rule_for_that()
    {
        const string Rule =
            "{ rule: r, kind: max-duration, of: stint, value: 20m, when: { flag: [full-course-yellow] } }";
        var verdicts = new Story().Race().Add(1000, new FlagShown(Flag.FullCourseYellow)).In(1201).Out(1300)
            .Verdicts(Rule);

        Assert.Equal(Outcome.Infringement, verdicts.Of("r/27/stint-1").Outcome);
    }

    [Theory]
    [InlineData(Flag.Green, 0)]
    [InlineData(Flag.Code60, 1)]
    public void A_sum_over_the_race_is_asked_for_the_flag_at_its_finish(Flag flag, int verdicts)
    {
        var story = new Story().Add(-60, new EntryListed("27", Drivers: [new("d1")])).Race()
            .Add(2000, new FlagShown(flag)).Add(3600, new RaceEnded());

        Assert.Equal(verdicts, story.Verdicts("{ rule: r, kind: sum, max: 4h, when: { flag: code-60 } }").Count);
    }

    private static Story SafetyCar(double from, double to) =>
        new Story().Race().Add(from, new FlagShown(Flag.SafetyCar)).Add(to, new FlagShown(Flag.Green));
}
