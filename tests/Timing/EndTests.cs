using PitMarshal.Timing;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>How a session ends, and which laps count then.</summary>
public sealed class EndTests
{
    private const string TenMinutes = """
        0:00 race 5
        0:00 start
        1:00 27
        1:02 12
        1:10 7
        2:00 27
        2:04 12
        2:20 7
        3:00 27
        3:06 12
        3:30 7
        4:00 27
        4:08 12
        4:40 7
        4:59 27
        5:10 12
        5:50 7
        5:58 27
        6:12 12
        7:00 7
        8:00 end
        """;

    /// <summary>
    /// FIA WEC Sporting Regulations, "End of the race": the signal is given to the leader as he
    /// passes at or after the time.
    /// </summary>
    [Fact]
    public void The_leaders_first_passing_after_the_time_ends_a_race_and_all_others_finish_with_their_next_one()
    {
        var result = Transcript.Classify(TenMinutes);

        Assert.Equal("1 27 6 finished, 2 12 6 finished, 3 7 6 finished", result.Told());
        Assert.Equal([358_000_000, 372_000_000, 420_000_000], result.Cars.Select(car => car.Total!.Value));
        Assert.Equal([0, 14_000_000, 62_000_000], result.Cars.Select(car => car.Gap!.Value));
        Assert.Equal([0, 14_000_000, 48_000_000], result.Cars.Select(car => car.Interval!.Value));
        Assert.Equal(ResultState.Provisional, result.State);
    }

    [Fact]
    public void With_its_own_time_each_car_finishes_with_its_first_passing_after_it()
    {
        var result = Transcript.Classify(TenMinutes, TimingRules.Default with { End = EndOf.OwnAfterTime });

        Assert.Equal("1 27 6 finished, 2 12 5 finished, 3 7 5 finished", result.Told());
    }

    [Fact]
    public void With_full_laps_only_laps_count_that_were_complete_in_time()
    {
        var result = Transcript.Classify(TenMinutes, TimingRules.Default with { End = EndOf.FullLaps });

        Assert.Equal("1 27 5 finished, 2 12 4 finished, 3 7 4 finished", result.Told());
    }

    [Fact]
    public void A_race_over_laps_ends_with_the_leaders_last_one()
    {
        var result = Transcript.Classify(TenMinutes.Replace("race 5", "race 3 laps"));

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 3 finished", result.Told());
    }

    [Fact]
    public void A_lapped_car_finishes_behind_the_leader_with_the_laps_it_has()
    {
        var result = Transcript.Classify("""
            0:00 race 2.9
            0:00 start
            1:00 27
            1:50 7
            2:00 27
            3:00 27
            3:40 7
            5:30 7
            6:00 end
            """);

        Assert.Equal("1 27 3 finished, 2 7 2 finished", result.Told());
        Assert.Equal(1, result.Of("7").GapLaps);
        Assert.Null(result.Of("7").Gap);
    }

    /// <summary>The overtaking in the last lap: who leads over the line is the leader.</summary>
    [Fact]
    public void Who_passes_first_with_most_laps_is_the_leader_whoever_led_a_lap_before()
    {
        var result = Transcript.Classify("""
            0:00 race 2
            0:00 start
            1:00 27
            1:01 12
            1:59 27
            1:59.5 12
            2:58 12
            2:59 27
            4:00 end
            """);

        Assert.Equal("1 12 3 finished, 2 27 3 finished", result.Told());
    }

    [Fact]
    public void A_backmarker_between_the_time_and_the_leader_goes_on_for_one_lap_more()
    {
        var result = Transcript.Classify("""
            0:00 race 2
            0:00 start
            0:40 27
            1:00 7
            1:20 27
            2:00.5 7
            2:01 27
            3:00 7
            4:00 7
            5:00 end
            """);

        Assert.Equal("1 27 3 finished, 2 7 3 finished", result.Told());
    }

    [Fact]
    public void A_leader_who_was_not_seen_for_longer_than_the_last_lap_may_take_is_not_waited_for()
    {
        var result = Transcript.Classify("""
            0:00 race 10
            0:00 start
            1:00 27
            1:10 12
            2:00 27
            3:00 27
            9:30 12
            10:30 12
            12:00 end
            """);

        Assert.Equal("1 27 3 finished, 2 12 3 finished", result.Told());
        Assert.Contains("did not take the chequered flag", result.Of("27").Reason);
    }

    [Fact]
    public void A_lap_that_ends_too_long_after_the_leaders_finish_is_not_counted()
    {
        var result = Transcript.Classify("""
            0:00 race 2
            0:00 start
            1:00 27 12
            2:00 27
            2:01 12
            3:00 12
            7:01 7
            8:00 end
            """, TimingRules.Default with { LastLapWithinMicros = 60_000_000 });

        Assert.Equal("1 27 2 finished, 2 12 2 finished, - 7 0 not-started", result.Told());
    }

    [Fact]
    public void A_flag_before_the_time_ends_the_race_at_the_leaders_next_passing()
    {
        var result = Transcript.Classify(TenMinutes.Replace("3:30 7", "3:30 7\n3:50 chequered"));

        Assert.Equal("1 27 4 finished, 2 12 4 finished, 3 7 4 finished", result.Told());
    }

    /// <summary>FIA International Sporting Code, Appendix: a signal given late does not lengthen the race.</summary>
    [Fact]
    public void A_flag_entered_a_little_late_was_due_at_the_leaders_passing()
    {
        var result = Transcript.Classify(TenMinutes.Replace("6:12 12", "6:03 chequered\n6:12 12\n6:58 27"));

        Assert.Equal("1 27 6 finished, 2 12 6 finished, 3 7 6 finished", result.Told());
    }

    [Fact]
    public void A_flag_laps_after_the_time_means_that_people_let_the_race_go_on()
    {
        var result = Transcript.Classify(TenMinutes.Replace("race 5", "race 2"));
        var longer = Transcript.Classify(TenMinutes.Replace("race 5", "race 2")
            .Replace("5:50 7", "5:50 7\n5:55 chequered"));

        Assert.Equal("1 27 2 finished, 2 12 2 finished, 3 7 2 finished", result.Told());
        Assert.Equal("1 27 6 finished, 2 12 6 finished, 3 7 6 finished", longer.Told());
    }

    [Fact]
    public void A_later_schedule_lengthens_the_race()
    {
        var result = Transcript.Classify(TenMinutes.Replace("race 5", "race 2")
            .Replace("2:20 7", "1:30 race 5\n2:20 7"));

        Assert.Equal("1 27 6 finished, 2 12 6 finished, 3 7 6 finished", result.Told());
    }

    [Fact]
    public void Nothing_is_final_before_a_steward_says_so()
    {
        var events = Transcript.Read(TenMinutes);
        var confirmed = new Events.StewardRuled(
            "classification/race/overall", Events.Ruling.Confirmed, "Ana", "no protest")
        {
            At = Transcript.At("40:00"),
        };

        Assert.Equal(ResultState.Live, Transcript.Classify(events[..15]).State);
        Assert.Equal(ResultState.Provisional, Transcript.Classify(events).State);
        Assert.Equal(ResultState.Final, Transcript.Classify([.. events, confirmed]).State);
        Assert.Equal(ResultState.Provisional, Transcript.Classify(
            [.. events, confirmed,
                confirmed with { Ruling = Events.Ruling.Dismissed, At = Transcript.At("41:00") }]).State);
    }

    [Theory]
    [InlineData(EndOf.LeaderAfterTime)]
    [InlineData(EndOf.OwnAfterTime)]
    [InlineData(EndOf.FullLaps)]
    public void What_is_driven_after_people_ended_a_race_early_is_no_part_of_it(EndOf end)
    {
        var rules = new TimingRules { End = end };

        var result = Transcript.Classify(TenMinutes.Replace("8:00 end", "3:20 end"), rules);

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 2 finished", result.Told());
    }

    [Theory]
    [InlineData("race 6 laps")]
    [InlineData("qualifying 5")]
    public void A_race_over_laps_and_a_qualifying_that_end_early_are_over_then(string session)
    {
        var result = Transcript.Classify(TenMinutes.Replace("race 5", session).Replace("8:00 end", "4:02 end"));

        Assert.Equal((ResultState.Provisional, session[0] == 'q' ? 3 : 4), (result.State, result.Of("27").Laps));
    }

    [Fact]
    public void An_end_told_at_the_time_itself_leaves_the_leaders_lap_to_end_it()
    {
        var result = Transcript.Classify(TenMinutes.Replace("8:00 end", "5:00 end"));

        Assert.Equal("1 27 6 finished, 2 12 6 finished, 3 7 6 finished", result.Told());
    }

    /// <summary>As the judge counts: a pit-in at or after the chequered flag begins no stop.</summary>
    [Theory]
    [InlineData("5:57 12 in", 1)]
    [InlineData("5:58 12 in", 0)]
    [InlineData("6:05 12 in", 0)]
    public void A_pit_in_under_the_chequered_flag_is_no_stop(string pitIn, int stops)
    {
        var car = Transcript.Classify($"{TenMinutes}\n{pitIn}").Of("12");

        Assert.Equal((6, stops), (car.Laps, car.Stops));
    }
}
