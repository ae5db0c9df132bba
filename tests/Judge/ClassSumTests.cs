using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

/// <summary><c>sum</c> with <c>per: class</c>: all cars of a class together.</summary>
public sealed class ClassSumTests
{
    private const string Rule = "{ rule: lanes, kind: sum, of: pit-lane-time, per: class, max: 4m }";

    [Theory]
    [InlineData(119, Outcome.Compliant)]
    [InlineData(120, Outcome.Compliant)]
    [InlineData(121, Outcome.Infringement)]
    public void The_cars_of_a_class_share_a_limit(double second, Outcome outcome)
    {
        var verdicts = Story(second).Verdicts(Rule);

        var verdict = verdicts.Of("lanes/class-GT3");
        Assert.Equal(
            (outcome, "", (120 + second) * 1_000_000), (verdict.Outcome, verdict.Car, (double)verdict.MeasuredMicros!));
        Assert.Equal(Outcome.Compliant, verdicts.Of("lanes/class-GT4").Outcome);
        Assert.DoesNotContain("\"car\"", verdict.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_of_one_car_leaves_the_class_undecided() =>
        Assert.Equal(Outcome.Undecided, Story(100).In(2600).Lap(2700).Lap(2800).Verdicts(Rule)
            .Of("lanes/class-GT3").Outcome);

    private static Story Story(double second)
    {
        var story = new Story().Add(-60, new EntryListed("27", "GT3")).Add(-60, new EntryListed("31", "GT3"))
            .Add(-60, new EntryListed("44", "GT4"));
        story.Race(3000).In(600).Out(720);
        return story.Pass(900, Line.PitIn, car: "31").Pass(900 + second, Line.PitOut, car: "31")
            .Pass(900, Line.PitIn, car: "44").Pass(1000, Line.PitOut, car: "44");
    }
}
