using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class PitLaneTests
{
    private const string ShortStint = "{ rule: short-stint, kind: max-duration, of: stint, value: 11m }";

    private static readonly string[] s_rules = [Story.MinimumStop, Story.MaximumStint];

    [Fact]
    public void A_second_pit_in_pulse_within_15_s_is_the_same_stop_and_named()
    {
        var verdicts = new Story().Race().In(600).In(615).Out(700).Verdicts(Story.MinimumStop);

        var stop = Assert.Single(verdicts);
        Assert.Equal((Outcome.Compliant, 100_000_000), (stop.Outcome, stop.MeasuredMicros));
        Assert.Contains("a further pit-in pulse 15 s later", stop.Reason);
        Assert.Equal(3, stop.Evidence.Count);
    }

    [Fact]
    public void A_decoder_that_stammers_makes_no_verdict_longer_and_longer()
    {
        var story = new Story().Race().In(600);
        for (var i = 1; i <= 1000; i++)
        {
            story.In(600 + i * 0.01);
        }

        var stop = Assert.Single(story.Out(690).Verdicts(Story.MinimumStop));
        Assert.Equal((Outcome.Compliant, 90_000_000), (stop.Outcome, stop.MeasuredMicros));
        Assert.Contains("and 995 more", stop.Reason);
        Assert.InRange(stop.Line().Length, 1, 2000);
    }

    [Fact]
    public void A_second_pit_out_pulse_within_15_s_is_the_same_passing_and_the_first_governs() =>
        Assert.Equal(90_000_000,
            Assert.Single(new Story().Race().In(600).Out(690).Out(693).Verdicts(Story.MinimumStop)).MeasuredMicros);

    [Fact]
    public void A_car_that_came_in_again_after_start_finish_missed_its_pit_out()
    {
        var verdicts = new Story().Race().In(600).Lap(800).In(900).Out(990).Verdicts([.. s_rules, ShortStint]);

        Assert.Equal(Outcome.Undecided, verdicts.Of("minimum-stop/27/stop-1").Outcome);
        Assert.Contains("its pit-out was missed", verdicts.Of("minimum-stop/27/stop-1").Reason);
        Assert.Equal(Outcome.Compliant, verdicts.Of("minimum-stop/27/stop-2").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("maximum-stint/27/stint-1").Outcome);
        Assert.Equal(Outcome.Undecided, verdicts.Of("short-stint/27/stint-1").Outcome);
        Assert.Equal(Outcome.Undecided, verdicts.Of("short-stint/27/stint-2").Outcome);
    }

    [Fact]
    public void Two_pit_ins_far_apart_with_nothing_between_leave_both_stops_undecided()
    {
        var verdicts = new Story().Race().In(600).In(640).Out(730).Verdicts(s_rules);

        Assert.Equal(Outcome.Undecided, verdicts.Of("minimum-stop/27/stop-1").Outcome);
        Assert.Equal(Outcome.Undecided, verdicts.Of("minimum-stop/27/stop-2").Outcome);
        Assert.Contains("two pit-in pulses", verdicts.Of("minimum-stop/27/stop-2").Reason);
        Assert.Equal(Outcome.Undecided, verdicts.Of("maximum-stint/27/stint-1").Outcome);
    }

    [Fact]
    public void One_start_finish_passing_in_the_pit_lane_is_no_mistake() =>
        Assert.Equal(Outcome.Compliant, new Story().Race().In(600).Lap(640).Lap(641).Out(690)
            .Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-1").Outcome);

    [Fact]
    public void Two_start_finish_passings_after_a_pit_in_prove_that_the_pit_out_was_missed()
    {
        var stop = new Story().Race().In(600).Lap(640).Lap(760).Verdicts(Story.MinimumStop)
            .Of("minimum-stop/27/stop-1");

        Assert.Equal((Outcome.Undecided, false), (stop.Outcome, stop.Open));
        Assert.Contains("start-finish twice", stop.Reason);
    }

    [Fact]
    public void A_pit_out_without_pit_in_leaves_the_stop_and_the_stint_before_undecided()
    {
        var verdicts = new Story().Race().Lap(80).Out(700).In(1000).Out(1090).Verdicts([.. s_rules, ShortStint]);

        Assert.Contains("no pit-in was seen", verdicts.Of("minimum-stop/27/stop-1").Reason);
        Assert.Equal(Outcome.Undecided, verdicts.Of("short-stint/27/stint-1").Outcome);
        Assert.Equal(Outcome.Undecided, verdicts.Of("short-stint/27/stint-2").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("maximum-stint/27/stint-1").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("minimum-stop/27/stop-2").Outcome);
    }

    [Fact]
    public void An_unidentified_passing_over_the_missing_line_is_named()
    {
        var story = new Story().Race().Lap(80).Out(700);
        story.Add(612, new CarPassed(null, null, Line.PitIn) { Source = "entry/aa/9" });

        var stop = story.Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-1");

        Assert.Contains("a passing of pit-in that nobody identified may be it", stop.Reason);
        Assert.Contains("entry/aa/9", stop.Evidence);
    }

    [Fact]
    public void A_pit_in_after_the_chequered_flag_ends_the_stint_and_begins_no_stop()
    {
        var story = new Story().Race(end: 1000).Add(900, new FlagShown(Flag.Chequered)).In(1005);

        var stint = Assert.Single(story.Verdicts(s_rules));

        Assert.Equal(("maximum-stint/27/stint-1", 900_000_000), (stint.Id, stint.MeasuredMicros));
    }

    [Fact]
    public void A_pit_in_at_the_chequered_flag_begins_no_stop() =>
        Assert.Empty(new Story().Race().In(900).Add(900, new FlagShown(Flag.Chequered)).Verdicts(Story.MinimumStop));

    [Fact]
    public void A_stint_without_pit_in_ends_with_the_race() =>
        Assert.Equal(400_000_000, new Story().Race(end: 1000).In(500).Out(600).Verdicts(s_rules)
            .Of("maximum-stint/27/stint-2").MeasuredMicros);

    [Fact]
    public void A_stop_still_open_at_the_end_of_the_log_is_undecided_and_open()
    {
        var stop = new Story().Race().In(600).Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-1");

        Assert.Equal((Outcome.Undecided, true, null, null), (stop.Outcome, stop.Open, stop.To, stop.MeasuredMicros));
    }

    [Fact]
    public void A_stop_without_pit_out_at_the_race_end_is_undecided()
    {
        var stop = new Story().Race(end: 650).In(600).Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-1");

        Assert.Equal((Outcome.Undecided, false), (stop.Outcome, stop.Open));
    }

    [Fact]
    public void A_start_from_the_pit_lane_is_no_stop()
    {
        var verdicts = new Story().Race().In(-300).Out(20).In(600).Out(690).Verdicts(s_rules);

        Assert.Equal(580_000_000, verdicts.Of("maximum-stint/27/stint-1").MeasuredMicros);
        Assert.Equal(90_000_000, verdicts.Of("minimum-stop/27/stop-1").MeasuredMicros);
    }

    [Fact]
    public void A_car_that_was_not_seen_for_long_before_the_race_end_may_have_retired()
    {
        var stint = new Story().Race(end: 7200).Lap(80).Lap(160).Verdicts(Story.MaximumStint)
            .Of("maximum-stint/27/stint-1");

        Assert.Equal(Outcome.Undecided, stint.Outcome);
        Assert.Contains("may have stopped on the track", stint.Reason);
    }

    [Fact]
    public void A_stint_that_is_short_enough_up_to_the_race_end_is_so_even_if_the_car_retired()
    {
        var stint = new Story().Race(end: 2600).Lap(80).Lap(160).Verdicts(Story.MaximumStint)
            .Of("maximum-stint/27/stint-1");

        Assert.Equal((Outcome.Compliant, 2_600_000_000), (stint.Outcome, stint.MeasuredMicros));
    }

    [Fact]
    public void Where_only_stops_are_seen_a_listed_car_without_one_made_none()
    {
        const string Stops = "{ rule: stops, kind: count, of: stop, min: 1 }";
        var story = new Story().Race(end: 2600).Add(-60, new EntryListed("27")).Add(-60, new EntryListed("28")).In(600)
            .Out(690);

        var none = story.Verdicts(Stops).Of("stops/28");
        var seen = story.Pass(100, Line.StartFinish).Verdicts(Stops).Of("stops/28");

        Assert.Equal((Outcome.Infringement, 0), (none.Outcome, none.Measured));
        Assert.Equal(Outcome.Undecided, seen.Outcome);
        Assert.Contains("the car was never seen passing a line", seen.Reason);
    }

    [Fact]
    public void A_car_first_seen_after_the_chequered_flag_took_part_and_made_no_stop()
    {
        var story = new Story().Race().Add(-60, new EntryListed("27")).Pass(80, Line.StartFinish, car: "28")
            .Add(2600, new FlagShown(Flag.Chequered)).Lap(2690);

        Assert.Equal(Outcome.Infringement, story.Verdicts("{ rule: stops, kind: count, of: stop, min: 1 }")
            .Of("stops/27").Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_passing_nobody_identified_at_the_very_instant_of_others_is_none_of_theirs(int others)
    {
        var story = new Story().Race().Out(900).Add(800, new CarPassed(null, null, Line.PitIn));
        for (var i = 0; i < others; i++)
        {
            story.Pass(800, Line.PitIn, car: $"{31 + i}");
        }

        Assert.Contains("nobody identified may be it", story.Verdicts(Story.MinimumStop)
            .Of("minimum-stop/27/stop-1").Reason);
    }

    [Fact]
    public void A_listed_car_that_was_never_seen_gets_no_judgement()
    {
        var story = new Story().Race(end: 7200).Add(-60, new EntryListed("27"));

        Assert.Contains("never seen", Assert.Single(story.Verdicts(s_rules)).Reason);
    }

    [Fact]
    public void A_transponder_is_the_car_that_lists_it_at_that_time()
    {
        var story = new Story().Race()
            .Add(-60, new EntryListed("27", Transponders: ["t1"]))
            .Add(-60, new EntryListed("31", Transponders: ["t2"]))
            .Add(300, new EntryListed("27", Transponders: ["t3"]))
            .Add(600, new CarPassed(null, "t3", Line.PitIn)).Add(690, new CarPassed(null, "t3", Line.PitOut))
            .Add(800, new CarPassed(null, "t1", Line.PitIn)).Add(900, new CarPassed(null, "unknown", Line.PitIn));

        Assert.Equal("minimum-stop/27/stop-1", Assert.Single(story.Verdicts(Story.MinimumStop)).Id);
    }

    [Fact]
    public void Passings_of_a_transponder_that_two_cars_claim_are_undecided_for_both()
    {
        var story = new Story().Race()
            .Add(-60, new EntryListed("27", Transponders: ["t1"])).Add(-60, new EntryListed("31", Transponders: ["t1"]))
            .Add(600, new CarPassed(null, "t1", Line.PitIn)).Add(690, new CarPassed(null, "t1", Line.PitOut));

        var verdicts = story.Verdicts(Story.MinimumStop);

        Assert.Equal(2, verdicts.Count);
        Assert.All(verdicts, v => Assert.Contains("transponder t1 is listed for cars 27 and 31", v.Reason));
        Assert.All(verdicts, v => Assert.Equal(Outcome.Undecided, v.Outcome));
    }

    [Theory]
    [InlineData("max: 0, driver: same")]
    [InlineData("max: 0, driver: changed")]
    [InlineData("min: 1, driver: same")]
    public void While_the_car_is_in_the_pit_lane_its_driver_may_change(string asked)
    {
        var story = new Story().Race().Add(0, new DriverIdentified("27", "d1")).In(600);

        Assert.Equal(Outcome.Undecided, story.Verdicts($"{{ rule: stops, kind: count, {asked} }}")
            .Of("stops/27").Outcome);
        Assert.Equal(Outcome.Undecided, story.Add(700, new RaceEnded())
            .Verdicts($"{{ rule: stops, kind: count, {asked} }}").Of("stops/27").Outcome);
    }
}
