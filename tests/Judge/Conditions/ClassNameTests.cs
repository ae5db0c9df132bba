using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary>A class is the same however people write its blanks, hyphens and capitals.</summary>
public sealed class ClassNameTests
{
    private const string ByTable =
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: { table: class, rows: { GTD PRO: 80s } } }";

    [Theory]
    [InlineData("GTDPRO", "GTD PRO", true)]
    [InlineData("gtd-pro", "GTD PRO", true)]
    [InlineData(" Pro-Am", "proam", true)]
    [InlineData("GTD", "GTD PRO", false)]
    [InlineData("GTD PRO", "GTD", false)]
    [InlineData("", "-", true)]
    [InlineData("LMP2", "LMP3", false)]
    public void Names_are_the_same_but_for_blanks_hyphens_and_case(string one, string other, bool same)
    {
        Assert.Equal(same, ClassNames.Same(one, other));
        Assert.True(!same
            || ClassNames.Comparer.GetHashCode(one) == ClassNames.Comparer.GetHashCode(other));
    }

    [Theory]
    [InlineData("GTDPRO", Outcome.Compliant)]
    [InlineData("Gtd-Pro", Outcome.Compliant)]
    [InlineData("GTD", Outcome.Undecided)]
    public void A_table_finds_the_row_of_a_class_that_is_written_otherwise(string carClass, Outcome outcome) =>
        Assert.Equal(outcome, Stop(carClass).Verdicts(ByTable).Of("r/27/stop-1").Outcome);

    [Fact]
    public void A_condition_on_a_class_holds_however_it_is_written()
    {
        const string Rule = "{ rule: r, kind: min-duration, of: pit-lane-time, value: 80s, when: { class: GTD-Pro } }";

        Assert.Single(Stop("GTD PRO").Verdicts(Rule));
        Assert.Empty(Stop("GTD").Verdicts(Rule));
    }

    [Fact]
    public void A_pit_lane_closed_for_a_class_is_closed_for_it_however_it_is_written() =>
        Assert.Equal(Outcome.Infringement, Stop("GTD PRO").Add(500, new PitLaneClosed(PitLaneEnd.Entry, ["gtdpro"]))
            .Verdicts("{ rule: r, kind: closed, what: entry }").Of("r/27/stop-1").Outcome);

    [Fact]
    public void The_cars_of_a_class_are_added_up_together_however_each_writes_it() =>
        Assert.Equal("r/class-GTD PRO", Assert.Single(Stop("gtdpro")
            .Add(-9, new EntryListed("11", Class: "GTD PRO")).Pass(600, Line.PitIn, car: "11")
            .Pass(690, Line.PitOut, car: "11")
            .Verdicts("{ rule: r, kind: sum, of: pit-lane-time, per: class, max: 4m }")).Id);

    private static Story Stop(string carClass) =>
        new Story().Add(-10, new EntryListed("27", Class: carClass)).Race().In(600).Out(690).Lap(700);
}
