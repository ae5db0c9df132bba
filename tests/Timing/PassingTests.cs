using PitMarshal.Events;
using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>What a passing is taken for, and what people do about it.</summary>
public sealed class PassingTests
{
    [Fact]
    public void A_passing_sooner_than_the_minimum_lap_is_set_aside_and_told()
    {
        var result = Transcript.Classify("""
            0:00 start
            1:00 27
            1:00.4 27
            2:00 27
            """);

        Assert.Equal(2, result.Of("27").Laps);
        Assert.Equal(60_000_000, result.Of("27").Last);
        Assert.Equal("1 passing set aside: sooner than the minimum lap", result.Of("27").Reason);
    }

    [Fact]
    public void A_passing_exactly_at_the_minimum_lap_counts()
    {
        var rules = TimingRules.Default with { MinimumLapMicros = 30_000_000 };

        Assert.Equal(2, Transcript.Classify("0:00 start\n1:00 27\n1:30 27", rules).Of("27").Laps);
        Assert.Equal(1, Transcript.Classify("0:00 start\n1:00 27\n1:29.999 27", rules).Of("27").Laps);
    }

    [Fact]
    public void Passings_in_the_pit_lane_count_where_the_line_crosses_it()
    {
        const string Stop = """
            0:00 start
            1:00 27
            1:55 27 in
            2:05 27
            2:50 27 out
            4:00 27
            """;
        var crosses = Transcript.Classify(Stop);
        var not = Transcript.Classify(Stop, TimingRules.Default with { PitLaneCrossesLine = false });

        Assert.Equal((3, 1), (crosses.Of("27").Laps, crosses.Of("27").Stops));
        Assert.Equal((2, 1), (not.Of("27").Laps, not.Of("27").Stops));
        Assert.Equal("1 passing set aside: in the pit lane", not.Of("27").Reason);
    }

    [Fact]
    public void A_pit_out_that_was_missed_hides_no_laps()
    {
        var result = Transcript.Classify("""
            0:00 start
            1:00 27
            1:55 27 in
            2:05 27
            3:05 27
            4:05 27
            5:00 27 in
            """, TimingRules.Default with { PitLaneCrossesLine = false });

        Assert.Equal((3, 2), (result.Of("27").Laps, result.Of("27").Stops));
    }

    [Fact]
    public void A_lap_of_twice_the_usual_time_is_told_and_counts_as_one_until_a_person_adds_the_passing()
    {
        const string Missed = """
            0:00 start
            1:00 27
            2:00 27
            3:00 27
            4:01 27
            6:02 27
            7:01 27
            """;
        var added = new CarPassed("27", null, Line.StartFinish, "seen on the video")
        {
            At = Transcript.At("5:01"), By = "Ana",
        };

        var told = Transcript.Classify(Missed).Of("27");
        var split = Transcript.Classify([.. Transcript.Read(Missed), added]).Of("27");

        Assert.Equal((6, "lap 5 of 121.0 s is about 2 times its usual lap: a passing may be missed"),
            (told.Laps, told.Reason));
        Assert.Equal((7, ""), (split.Laps, split.Reason));
    }

    [Fact]
    public void A_slow_lap_behind_the_safety_car_or_with_a_stop_is_not_taken_for_two()
    {
        const string Usual = "0:00 start\n1:00 27\n2:00 27\n3:00 27\n4:00 27\n";

        Assert.Equal("", Transcript.Classify(Usual + "4:10 safety-car\n5:30 green\n6:00 27").Of("27").Reason);
        Assert.Equal("", Transcript.Classify(Usual + "4:40 27 in\n5:10 27 out\n6:00 27").Of("27").Reason);
    }

    [Fact]
    public void A_transponder_belongs_to_a_car_from_the_instant_of_its_listing_on()
    {
        var result = Transcript.Classify("""
            0:00 enter 27 with 111
            0:00 enter 12 with 222
            0:00 start
            1:00 transponder 111
            1:01 transponder 222
            1:30 enter 27 with 222
            1:30 enter 12 with 111
            2:00 transponder 222
            2:05 transponder 111
            """);

        Assert.Equal([120_000_000, 125_000_000], new[] { "27", "12" }.Select(car => result.Of(car).Total!.Value));
    }

    [Fact]
    public void A_passing_of_nobody_known_is_in_no_result_and_is_told()
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read("""
            0:00 enter 27 with 111 333
            0:00 enter 12 with 333
            0:00 start
            1:00 transponder 111
            1:01 transponder 999
            1:02 transponder 999
            1:03 transponder 333
            1:04 SC
            """));

        Assert.Equal("1 27 1 running, - 12 0 not-started", timing.Classify(timing.MainSession!)!.Told());
        Assert.Equal(
            [
                "car SC is not entered: 1 passing is in no result",
                "transponder 333 is listed for cars 12 and 27: 1 passing is in no result",
                "transponder 999 is listed for no car: 2 passings are in no result",
            ],
            timing.Notes);
    }

    [Fact]
    public void A_person_may_give_a_passing_to_another_car_withdraw_it_or_move_it()
    {
        var events = Transcript.Read("0:00 start\n1:00 27\n1:01 12\n2:00 27\n2:30 12");
        EventCorrected Corrected(string? values, bool? withdrawn = null) =>
            new(5, "Ana", "seen on the video", values, withdrawn) { At = Transcript.At("3:00") };

        Assert.Equal("1 27 2 running, 2 12 2 running", Transcript.Classify(events).Told());
        Assert.Equal("1 27 3 running, 2 12 1 running",
            Transcript.Classify([.. events, Corrected("""{"car":"27"}""")]).Told());
        Assert.Equal("1 27 2 running, 2 12 1 running", Transcript.Classify([.. events, Corrected(null, true)]).Told());
        Assert.Equal("1 12 2 running, 2 27 2 running",
            Transcript.Classify([.. events, Corrected($$$"""{"at":"{{{Transcript.At("1:59")}}}"}""")]).Told());
    }

    [Fact]
    public void An_invalid_lap_counts_as_a_lap_and_not_as_the_best()
    {
        var events = Transcript.Read("0:00 start\n1:00 27\n1:50 27\n2:45 27");
        var invalid = new LapInvalidated("27", 3, "Ana", "cut the chicane") { At = Transcript.At("2:00") };

        Assert.Equal((50_000_000, 2),
            (Transcript.Classify(events).Of("27").Best, Transcript.Classify(events).Of("27").BestLap));
        var without = Transcript.Classify([.. events, invalid]).Of("27");
        Assert.Equal((3, 55_000_000, 3), (without.Laps, without.Best, without.BestLap));
    }

    [Fact]
    public void A_further_pulse_of_a_pit_line_is_no_stop()
    {
        var result = Transcript.Classify("""
            0:00 start
            1:00 27
            1:50 27 in
            1:51 27 in
            2:50 27 out
            2:52 27 out
            3:50 27 in
            """);

        Assert.Equal(2, result.Of("27").Stops);
    }
}
