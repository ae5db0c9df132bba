using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Drivers;

public sealed class DriverExitTests
{
    [Fact]
    public void Seat_empty_and_both_feet_down_at_once_is_an_exit()
    {
        var exit = Exit(Stop().GetsOut(620, 630));

        Assert.Equal((Outcome.Compliant, 9_800_000), (exit.Outcome, exit.MeasuredMicros));
    }

    [Fact]
    public void Feet_that_are_never_down_together_are_no_exit()
    {
        var story = Stop().Add(620, new SeatEmptied("27")).Add(630, new SeatTaken("27"))
            .Add(621, new FootPlaced("27", Side.Left)).Add(624, new FootLifted("27", Side.Left))
            .Add(624.5, new FootPlaced("27", Side.Right)).Add(628, new FootLifted("27", Side.Right));

        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
    }

    [Theory]
    [InlineData(0.005, Outcome.Compliant)]
    [InlineData(0.003, Outcome.Undecided)]
    [InlineData(-0.003, Outcome.Undecided)]
    [InlineData(-0.005, Outcome.Infringement)]
    public void An_overlap_no_longer_than_its_uncertainty_is_undecided(double overlap, Outcome outcome)
    {
        var story = Stop().Add(620, new SeatEmptied("27")).Add(630, new SeatTaken("27"))
            .Add(621, new FootPlaced("27", Side.Left)).Add(624, new FootLifted("27", Side.Left) { UMs = 2 })
            .Add(624 - overlap, new FootPlaced("27", Side.Right) { UMs = 2 })
                .Add(628, new FootLifted("27", Side.Right));

        Assert.Equal(outcome, Exit(story).Outcome);
    }

    [Fact]
    public void An_input_that_never_reported_is_unknown()
    {
        var story = Stop().Add(620, new SeatEmptied("27")).Add(630, new SeatTaken("27"))
            .Add(621, new FootPlaced("27", Side.Left)).Add(629, new FootLifted("27", Side.Left));

        Assert.Contains("nothing was ever reported of the right foot for this car", Exit(story).Reason);
        Assert.Equal(Outcome.Undecided, Exit(story).Outcome);
    }

    [Fact]
    public void A_seat_that_was_never_empty_is_no_exit_whatever_the_feet()
    {
        var story = Stop().Add(-60, new SeatTaken("27"));

        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
    }

    [Fact]
    public void Before_its_first_event_an_input_was_the_opposite()
    {
        var story = Stop().Add(800, new SeatEmptied("27")).Add(801, new SeatTaken("27")).Feet(800, 801);

        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
    }

    [Fact]
    public void Without_the_boxs_word_that_the_car_stopped_and_moved_an_exit_may_be_on_its_way()
    {
        var story = Stop().Feet(615, 625).Add(-60, new SeatTaken("27")).Add(610, new CarStopped("27"));
        Assert.Contains("has not reported the car moving off", Exit(story).Reason);

        story.Add(680, new CarMoved("27"));
        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
    }

    [Fact]
    public void A_hole_of_the_box_during_the_stop_leaves_a_missing_exit_undecided()
    {
        var story = Stop().Feet(615, 625).Add(-60, new SeatTaken("27"));
        GapOpened Hole() => new("box", "aa", 5, 6, Story.Start.Plus(625_000_000), [], ["4"]);
        story.Add(-100, new EntryListed("27", Box: "4"));

        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
        story.Add(618, Hole());
        Assert.Contains("observations 5 to 6 of station box are missing", Exit(story).Reason);
        Assert.Equal(Outcome.Undecided, Exit(story).Outcome);
    }

    [Fact]
    public void A_hole_of_another_box_changes_nothing()
    {
        var story = Stop().Feet(615, 625).Add(-60, new SeatTaken("27")).Add(-100, new EntryListed("27", Box: "4"));
        story.Add(618, new GapOpened("box", "aa", 5, 6, Story.Start.Plus(625_000_000), [], ["5"]));

        Assert.Equal(Outcome.Infringement, Exit(story).Outcome);
    }

    [Fact]
    public void A_minimum_time_out_is_a_limit()
    {
        const string Rule = "{ rule: exit, kind: driver-exit, evidence: [seat-empty, both-feet], value: 10s }";
        var exit = Stop().GetsOut(620, 630).Verdicts(Rule).Of("exit/27/stop-1");

        Assert.Equal((Outcome.Infringement, 200_000), (exit.Outcome, exit.ShortfallMicros));
    }

    [Fact]
    public void A_rule_for_the_same_driver_says_nothing_of_a_stop_with_a_change()
    {
        const string Rule = "{ rule: exit, kind: driver-exit, evidence: [seat-empty], when: { driver: same } }";
        var story = Stop().Add(-60, new SeatTaken("27")).Add(1, new DriverIdentified("27", "d1"));

        Assert.Equal(Outcome.Infringement, story.Verdicts(Rule).Of("exit/27/stop-1").Outcome);
        Assert.Empty(story.Add(650, new DriverIdentified("27", "d2")).Verdicts(Rule));
    }

    [Fact]
    public void Where_nobody_knows_the_driver_a_rule_for_the_same_driver_is_undecided()
    {
        const string Rule = "{ rule: exit, kind: driver-exit, evidence: [seat-empty], when: { driver: same } }";
        var exit = Stop().Add(-60, new SeatTaken("27")).Verdicts(Rule).Of("exit/27/stop-1");

        Assert.Equal(Outcome.Undecided, exit.Outcome);
        Assert.Contains("the driver who brought the car in is not identified", exit.Reason);
    }

    private static Story Stop() => new Story().Race().In(600).Out(690);

    private static Verdict Exit(Story story) => story.Verdicts(Story.Exit).Of("exit/27/stop-1");
}
