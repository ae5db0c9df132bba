using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class ClosedTests
{
    private const string Entry = "{ rule: r, kind: closed, what: entry, except: [emergency] }";
    private const string Fuel = "{ rule: r, kind: closed, what: refuelling }";

    [Theory]
    [InlineData(599.998, Outcome.Infringement)]
    [InlineData(599.999, Outcome.Undecided)]
    [InlineData(600.001, Outcome.Undecided)]
    [InlineData(600.002, Outcome.Compliant)]
    public void Coming_in_is_judged_by_what_was_open_at_the_pit_in(double closed, Outcome outcome)
    {
        var story = new Story().Race().In(600, uMs: 0.7).Out(690).Lap(700)
            .Add(closed, new PitLaneClosed(PitLaneEnd.Entry) { UMs = 0.7 });

        Assert.Equal(outcome, Judged(story, Entry).Outcome);
    }

    [Fact]
    public void A_car_in_the_lane_when_the_entry_closes_has_come_in_all_right() =>
        Assert.Equal(Outcome.Compliant, Judged(Stop().Add(610, new PitLaneClosed(PitLaneEnd.Entry)), Entry).Outcome);

    [Theory]
    [InlineData("GT3", Outcome.Infringement)]
    [InlineData("GT4", Outcome.Compliant)]
    [InlineData(null, Outcome.Undecided)]
    public void An_entry_that_is_closed_for_a_class_is_closed_for_its_cars_alone(string? carClass, Outcome outcome)
    {
        var story = Stop().Add(-10, new EntryListed("27", Class: carClass))
            .Add(500, new PitLaneClosed(PitLaneEnd.Entry, ["GT3"]));

        Assert.Equal(outcome, Judged(story, Entry).Outcome);
    }

    [Fact]
    public void An_entry_that_was_closed_for_a_class_and_is_opened_for_all_is_open_for_that_class_too()
    {
        var story = Stop().Add(-10, new EntryListed("27", Class: "GT3"))
            .Add(500, new PitLaneClosed(PitLaneEnd.Entry, ["GT3"])).Add(550, new PitLaneOpened(PitLaneEnd.Entry));

        Assert.Equal(Outcome.Compliant, Judged(story, Entry).Outcome);
    }

    [Fact]
    public void A_closing_that_is_told_late_counts_from_its_own_instant()
    {
        var story = Stop().Add(500, new PitLaneClosed(PitLaneEnd.Entry)).Add(650, new PitLaneOpened(PitLaneEnd.Entry));

        Assert.Equal(Outcome.Infringement, Judged(story, Entry).Outcome);
    }

    [Fact]
    public void A_declared_emergency_is_free_and_may_be_declared_until_the_end_of_the_out_lap()
    {
        var story = new Story().Race().Add(500, new PitLaneClosed(PitLaneEnd.Entry)).In(600).Out(690);

        Assert.Equal(Outcome.Undecided, Judged(story, Entry).Outcome);
        Assert.Equal(Outcome.Compliant, Judged(story.Add(720, new StopDeclared("27", "emergency")), Entry).Outcome);
    }

    [Fact]
    public void Going_out_is_judged_at_the_pit_out()
    {
        const string Rule = "{ rule: r, kind: closed, what: exit }";

        Assert.Equal(Outcome.Compliant, Judged(Stop(), Rule).Outcome);
        Assert.Equal(Outcome.Infringement, Judged(Stop().Add(680, new PitLaneClosed(PitLaneEnd.Exit)), Rule).Outcome);
    }

    [Fact]
    public void Refuelling_while_closed_is_an_infringement_and_unknown_where_nothing_observes_it()
    {
        Assert.Equal(Outcome.Compliant, Judged(Stop(), Fuel).Outcome);
        var closed = Stop().Add(590, new PitLaneClosed(PitLaneEnd.Entry));
        Assert.Equal(Outcome.Undecided, Judged(closed, Fuel).Outcome);
        Assert.Equal(Outcome.Infringement, Judged(closed.Refuels(620, 640), Fuel).Outcome);
    }

    [Theory]
    [InlineData(590, Outcome.Infringement)]
    [InlineData(610, Outcome.Undecided)]
    [InlineData(630, Outcome.Compliant)]
    public void Whether_a_car_that_came_in_before_the_entry_closed_may_be_served_is_for_a_person(
        double closed, Outcome outcome) => Assert.Equal(outcome,
            Judged(Stop().Refuels(620, 640).Add(closed, new PitLaneClosed(PitLaneEnd.Entry)), Fuel).Outcome);

    [Fact]
    public void A_flag_says_when_it_is_closed_at_the_instant_of_what_is_done()
    {
        const string Rule = "{ rule: r, kind: closed, what: refuelling, when: { flag: safety-car } }";
        Story Flagged(double from) =>
            Stop().Refuels(620, 640).Add(from, new FlagShown(Flag.SafetyCar)).Add(900, new FlagShown(Flag.Green));

        Assert.Equal(Outcome.Infringement, Judged(Flagged(610), Rule).Outcome);
        Assert.Equal(Outcome.Compliant, Judged(Flagged(630), Rule).Outcome);
    }

    [Fact]
    public void A_driver_change_while_closed_is_an_infringement()
    {
        const string Rule = "{ rule: r, kind: closed, what: driver-change }";
        var story = Stop().Add(1, new DriverIdentified("27", "d1")).Add(590, new PitLaneClosed(PitLaneEnd.Entry));

        Assert.Equal(Outcome.Compliant, Judged(story, Rule).Outcome);
        Assert.Equal(Outcome.Infringement, Judged(story.Add(650, new DriverIdentified("27", "d2")), Rule).Outcome);
    }

    private static Story Stop() => new Story().Race().In(600).Out(690).Lap(700);

    private static Verdict Judged(Story story, string rule) => story.Verdicts(rule).Of("r/27/stop-1");
}
