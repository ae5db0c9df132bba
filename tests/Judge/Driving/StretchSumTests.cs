using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Driving;

/// <summary>Sums over the first or the last so much of a race, and minima that so many drivers reach.</summary>
public sealed class StretchSumTests
{
    [Theory]
    [InlineData("over: first 60m, min: 14m", "d2", Outcome.Compliant)]
    [InlineData("over: first 60m, min: 15m", "d2", Outcome.Infringement)]
    [InlineData("over: first 50%, max: 44m", "d1", Outcome.Infringement)]
    [InlineData("over: first 50%, max: 45m", "d1", Outcome.Compliant)]
    [InlineData("over: last 30m, min: 30m", "d2", Outcome.Compliant)]
    [InlineData("over: last 1/4, min: 1m", "d1", Outcome.Infringement)]
    [InlineData("over: last 25%, max: 29m", "d2", Outcome.Infringement)]
    public void It_counts_what_lies_in_that_part_of_the_race(string sum, string driver, Outcome outcome)
    {
        var verdict = Tour.Race(120, "d1", "d2").Stop(45, 46, "d2").Finish(120)
            .Verdicts($"{{ rule: r, kind: sum, {sum} }}").Of($"r/27/driver-{driver}");

        Assert.True(outcome == verdict.Outcome, verdict.Reason);
    }

    [Fact]
    public void The_last_part_of_a_race_of_which_no_length_is_told_is_not_known()
    {
        var story = new Story().Add(-50, new EntryListed("27", Drivers: [new("d1")]))
            .Add(-40, new DriverIdentified("27", "d1")).Race()
            .Add(3600, new FlagShown(Flag.Chequered)).In(3600);

        Assert.Equal(Outcome.Undecided,
            story.Verdicts("{ rule: r, kind: sum, over: last 25%, min: 1m }").Of("r/27/driver-d1").Outcome);
    }

    [Theory]
    [InlineData(2, 20, Outcome.Compliant)]
    [InlineData(2, 30, Outcome.Infringement)]
    [InlineData(1, 30, Outcome.Compliant)]
    public void So_many_drivers_of_a_rating_reach_a_minimum_and_a_further_one_owes_nothing(
        int drivers, int minutes, Outcome outcome)
    {
        var rule = $"{{ rule: r, kind: sum, min: {minutes}m, reachedBy: {drivers}, when: {{ rating: [Bronze] }} }}";
        var story = Tour.Race(120, "b1", "b2", "b3", "g1").Stop(60, 61, "b2").Stop(90, 91, "b3").Stop(95, 96, "g1")
            .Finish(120);

        Assert.Equal(outcome, Assert.Single(story.Verdicts(rule)).Outcome);
    }

    [Fact]
    public void The_minimum_that_so_many_reach_may_go_by_the_rating_of_each()
    {
        var story = Tour.Race(120, "b1", "g1").Stop(100, 101, "g1").Finish(120);

        Assert.Equal(Outcome.Compliant, Assert.Single(story.Verdicts(
            "{ rule: r, kind: sum, reachedBy: 2, min: { table: rating, rows: { Bronze: 1h, Gold: 15m } } }")).Outcome);
    }

    [Fact]
    public void Before_the_end_it_is_met_as_soon_as_they_reached_it()
    {
        const string Rule = "{ rule: r, kind: sum, min: 20m, reachedBy: 2 }";
        var story = Tour.Race(120, "b1", "b2").Stop(30, 31, "b2");

        Assert.True(story.Verdicts(Rule).Of("r/27").Open);
        Assert.Equal(Outcome.Compliant, story.Stop(60, 61, "b1").Verdicts(Rule).Of("r/27").Outcome);
    }

    [Theory]
    [InlineData(60, null, null, Outcome.Undecided)]
    [InlineData(60, null, "d1", Outcome.Undecided)]
    [InlineData(110, "d1", "d2", Outcome.Infringement)]
    public void Who_was_neither_listed_nor_identified_may_have_reached_it(
        double minute, string? first, string? second, Outcome outcome)
    {
        var story = new Story().Add(-60, new RaceScheduled("r", null, 7_200_000));
        story = first is null ? story : story.Add(-40, new DriverIdentified("27", first));

        Assert.Equal(outcome, story.Race().Stop(minute, minute + 1, second).Finish(120)
            .Verdicts("{ rule: r, kind: sum, min: 20m, reachedBy: 2 }").Of("r/27").Outcome);
    }

    [Theory]
    [InlineData("{ rule: r, kind: sum, over: first 0m, min: 1m }", "expected race, rolling 6h")]
    [InlineData("{ rule: r, kind: sum, max: 1h, reachedBy: 2 }", "is of a minimum")]
    [InlineData("{ rule: r, kind: sum, per: car, min: 1h, reachedBy: 2 }", "of each driver")]
    public void What_makes_no_sense_is_refused(string rule, string what) =>
        Assert.Contains(what, Assert.Throws<BadInput>(() => new Story().Verdicts(rule)).Message);
}
