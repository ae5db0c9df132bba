using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary><c>tolerance: { by, times }</c>.</summary>
public sealed class ToleranceTests
{
    private const string Rule =
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 122s, tolerance: { by: 1s, times: 2 } }";

    [Fact]
    public void A_small_miss_is_let_pass_as_often_as_the_regulations_say()
    {
        var verdicts = Stops(121.2, 121, 121.5);

        Assert.Equal([Outcome.Compliant, Outcome.Compliant, Outcome.Infringement], verdicts.Select(v => v.Outcome));
        Assert.Contains("within the tolerance of 1 s, use 2 of 2", verdicts[1].Reason, StringComparison.Ordinal);
        Assert.Contains("the tolerance of 1 s is used up (2 of 2)", verdicts[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_miss_beyond_the_tolerance_is_an_infringement_and_uses_none_of_it() =>
        Assert.Equal([Outcome.Infringement, Outcome.Compliant, Outcome.Compliant], Stops(120.999, 121.2, 121.2)
            .Select(v => v.Outcome));

    [Fact]
    public void A_stop_long_enough_uses_none_of_it() =>
        Assert.Equal([Outcome.Compliant, Outcome.Compliant, Outcome.Compliant, Outcome.Infringement],
            Stops(122, 121.2, 121.2, 121.2).Select(v => v.Outcome));

    [Fact]
    public void A_miss_that_may_be_beyond_the_tolerance_is_undecided()
    {
        var verdict = new Story().Race().In(600, uMs: 1).Out(600 + 120.999, uMs: 1).Verdicts(Rule)[0];

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
    }

    [Fact]
    public void What_may_have_used_the_tolerance_up_makes_the_next_miss_undecided()
    {
        var story = new Story().Race().In(600).Out(721.5).In(2600).Lap(3000).Lap(3100).In(4600).Out(4721.5);
        var verdicts = story.Verdicts(Rule);

        Assert.Equal(Outcome.Undecided, verdicts.Of("r/27/stop-2").Outcome);
        Assert.Equal(Outcome.Undecided, verdicts.Of("r/27/stop-3").Outcome);
    }

    [Theory]
    [InlineData("{ by: duration / 3600 }", Outcome.Compliant, "within the tolerance of 1 s.")]
    [InlineData("{ by: 1s, times: drivers }", Outcome.Undecided, "the drivers of car 27 are not listed")]
    [InlineData("{ by: { table: class, rows: { GT4: 2s } } }", Outcome.Undecided, "the class of the car is not listed")]
    public void It_can_depend_on_the_race_and_the_car(string tolerance, Outcome outcome, string why)
    {
        var rule = $"{{ rule: r, kind: min-duration, of: pit-lane-time, value: 122s, tolerance: {tolerance} }}";
        var verdict = new Story().Add(-60, new RaceScheduled("r", null, 3_600_000)).Race().In(600).Out(721.5)
            .Verdicts(rule)[0];

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Contains(why, verdict.Reason, StringComparison.Ordinal);
    }

    private static List<Verdict> Stops(params double[] seconds)
    {
        var story = new Story().Race();
        for (var i = 0; i < seconds.Length; i++)
        {
            story.In(1000 * (i + 1)).Out((1000 * (i + 1)) + seconds[i]);
        }

        return [.. story.Verdicts(Rule)];
    }
}
