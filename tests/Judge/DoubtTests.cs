using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class DoubtTests
{
    private const string LongStint = "{ rule: long-stint, kind: min-duration, of: stint, value: 10m }";

    private static readonly string[] s_rules = [Story.MinimumStop, Story.MaximumStint];

    [Fact]
    public void A_reboot_that_is_over_ends_no_other_doubt()
    {
        var story = new Story().Race().Add(100, new SensorDoubted("entry", null, "loop damaged"))
            .Add(200, new SensorDoubted("entry", null, "rebooted"))
                .Add(210, new SensorTrusted("entry", null, "rebooted"))
            .In(600, "entry/aa/1").Out(690, "exit/aa/1");

        Assert.Contains("loop damaged", story.Verdicts(Story.MinimumStop)[0].Reason);
        Assert.Equal(Outcome.Compliant, story.Add(300, new SensorTrusted("entry", null, "loop changed"))
            .Verdicts(Story.MinimumStop)[0].Outcome);
    }

    [Fact]
    public void A_hole_between_complete_stops_leaves_them_alone()
    {
        // One line only was blind, and not just before a passing: nothing can be hidden.
        var story = TwoStops().Add(1000, Hole("entry", 3, Line.PitIn, until: 1100));

        Assert.All(story.Verdicts(s_rules).Where(v => !v.Open), v => Assert.Equal(Outcome.Compliant, v.Outcome));
    }

    [Fact]
    public void A_hole_in_both_lines_of_a_stint_may_hide_a_stop()
    {
        var story = TwoStops().Add(1000, Hole("entry", 3, Line.PitIn, until: 1100))
            .Add(1050, Hole("exit", 3, Line.PitOut, until: 1200));

        var undecided =
            Assert.Single(story.Verdicts([.. s_rules, LongStint]), v => !v.Open && v.Outcome == Outcome.Undecided);
        Assert.Equal("long-stint/27/stint-2", undecided.Id);
        Assert.Contains("observation 3 of station entry is missing", undecided.Reason);
    }

    [Fact]
    public void A_pit_out_hole_before_a_pit_in_hole_hides_no_stop_in_a_stint()
    {
        var story = TwoStops().Add(1000, Hole("exit", 3, Line.PitOut, until: 1050))
            .Add(1100, Hole("entry", 3, Line.PitIn, until: 1200));

        Assert.Equal(Outcome.Compliant, story.Verdicts(s_rules).Of("maximum-stint/27/stint-2").Outcome);
    }

    [Fact]
    public void A_missing_pit_in_names_the_hole_in_which_it_was_lost()
    {
        var story = new Story().Race().Lap(80).Out(700).Add(590, Hole("entry", 7, Line.PitIn, until: 640));

        Assert.Contains("observation 7 of station entry is missing", story.Verdicts(s_rules)
            .Of("minimum-stop/27/stop-1").Reason);
    }

    [Theory]
    [InlineData(85, Outcome.Compliant)] // An earlier pulse would only make it longer.
    [InlineData(84, Outcome.Undecided)] // Up to 15 s of it may be missing.
    [InlineData(69, Outcome.Infringement)] // Even so it is too short.
    public void A_pit_in_just_after_a_hole_of_its_line_may_be_the_second_pulse(int seconds, Outcome outcome)
    {
        var story = new Story().Race().In(600, "entry/aa/1").Out(600 + seconds, "exit/bb/1")
            .Add(580, Hole("entry", 7, Line.PitIn, until: 590));

        Assert.Equal(outcome, story.Verdicts(s_rules).Of("minimum-stop/27/stop-1").Outcome);
    }

    [Theory]
    [InlineData(2700, Outcome.Compliant)]
    [InlineData(2715, Outcome.Undecided)]
    [InlineData(2716, Outcome.Infringement)]
    public void A_stint_that_such_a_pulse_ends_may_be_that_much_shorter(int seconds, Outcome outcome)
    {
        var story = new Story().Race().In(seconds, "entry/aa/1").Out(seconds + 90, "exit/bb/1")
            .Add(seconds - 30, Hole("entry", 7, Line.PitIn, until: seconds - 5));

        var verdict = story.Verdicts(s_rules).Of("maximum-stint/27/stint-1");

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(outcome == Outcome.Undecided,
            verdict.Reason.Contains("observation 7 of station entry is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_passing_more_than_15_s_after_a_hole_stands() =>
        Assert.Equal(Outcome.Compliant, TwoStops().Add(580, Hole("entry", 7, Line.PitIn, until: 585)).Verdicts(s_rules)
            .Of("minimum-stop/27/stop-1").Outcome);

    [Fact]
    public void A_hole_ends_with_the_next_number_of_the_station()
    {
        var story = new Story().Race()
            .In(600, "entry/aa/1").Out(690, "exit/bb/1")
            .Add(900, new GapOpened("entry", "aa", 2, 4))
            .Pass(1000, Line.PitIn, "entry/aa/5", car: "31")
            .In(1500, "entry/aa/6").Out(1590, "exit/bb/2");

        Assert.Equal(Outcome.Compliant, story.Verdicts(s_rules).Of("minimum-stop/27/stop-2").Outcome);
        Assert.Equal(Outcome.Undecided, story.Verdicts(s_rules).Of("minimum-stop/31/stop-1").Outcome);
    }

    [Fact]
    public void A_hole_that_was_filled_is_as_if_it_had_never_been()
    {
        var with = TwoStops().Add(590, new GapOpened("entry", "aa", 7, 8))
            .Add(2000, new GapClosed("entry", "aa", 7, 8));

        Assert.Equal(TwoStops().Verdicts(s_rules), with.Verdicts(s_rules));
    }

    [Fact]
    public void A_station_that_falls_silent_twice_at_the_same_number_is_still_silent()
    {
        var story = TwoStops();
        story.Add(1495, new GapOpened("exit", "bb", 3)).Add(1496, new GapClosed("exit", "bb", 3))
            .Add(1495, new GapOpened("exit", "bb", 3));

        Assert.Equal(Outcome.Undecided, story.Verdicts(s_rules).Of("minimum-stop/27/stop-2").Outcome);
    }

    [Fact]
    public void What_a_station_serves_is_known_from_its_events()
    {
        // The entry station never saw a pit-out, so its silence hides none.
        var story = TwoStops().Add(1000, new GapOpened("entry", "aa", 3, 3, Story.Start.Plus(1_100_000_000)));
        Assert.Equal(Outcome.Compliant, story.Verdicts(s_rules).Of("maximum-stint/27/stint-2").Outcome);

        // Of a station that never said anything, everything may be missing.
        var unknown = TwoStops().Add(1000, new GapOpened("other", "cc", 1, 1, Story.Start.Plus(1_100_000_000)));
        Assert.Equal(Outcome.Undecided, unknown.Verdicts(LongStint).Of("long-stint/27/stint-2").Outcome);
    }

    [Fact]
    public void What_rests_on_a_doubted_sensor_is_undecided()
    {
        var story = TwoStops().Add(1400, new SensorDoubted("entry", Line.PitIn, "the loop reports without cars"))
            .Add(1550, new SensorTrusted("entry", Line.PitIn, "loop changed"));

        var verdicts = story.Verdicts([.. s_rules, LongStint]);

        Assert.Contains("station entry (pit-in) is doubted: the loop reports without cars",
            verdicts.Of("minimum-stop/27/stop-2").Reason);
        Assert.Equal(Outcome.Undecided, verdicts.Of("long-stint/27/stint-2").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("maximum-stint/27/stint-2").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("minimum-stop/27/stop-1").Outcome);
    }

    [Fact]
    public void A_race_end_that_closes_a_stint_needs_the_pit_in_line_to_have_seen()
    {
        var blind = TwoStops().Add(2400, new RaceEnded()).Add(2000, Hole("entry", 7, Line.PitIn, until: 2100));
        Assert.Equal(Outcome.Undecided, blind.Verdicts(LongStint).Of("long-stint/27/stint-3").Outcome);

        // Two start-finish passings after the hole prove that the car was still out.
        blind.Lap(2200).Lap(2280);
        Assert.Equal(Outcome.Compliant, blind.Verdicts(LongStint).Of("long-stint/27/stint-3").Outcome);
    }

    [Fact]
    public void Two_passings_that_nobody_identified_make_a_long_stint_undecided_and_leave_a_short_one()
    {
        Story Unidentified(double pitIn) => new Story().Race().In(pitIn).Out(pitIn + 90)
            .Add(300, new CarPassed(null, null, Line.PitIn)).Add(390, new CarPassed(null, null, Line.PitOut));

        Assert.Equal(Outcome.Undecided, Unidentified(3000).Verdicts(s_rules).Of("maximum-stint/27/stint-1").Outcome);
        Assert.Equal(Outcome.Compliant, Unidentified(2000).Verdicts(s_rules).Of("maximum-stint/27/stint-1").Outcome);
    }

    internal static Story TwoStops() => new Story().Race()
        .In(600, "entry/aa/1").Out(690, "exit/bb/1").In(1500, "entry/aa/2").Out(1590, "exit/bb/2");

    private static GapOpened Hole(string station, int number, string line, double until) =>
        new(station, "aa", number, number, Story.Start.Plus((long)(until * 1e6)), [line], []);
}
