using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>Races that are stopped.</summary>
public sealed class RedFlagTests
{
    // Car 27 completed four laps, car 12 is on the same lap and completed three, car 7 is a lap down.
    private const string Stopped = """
        0:00 race 60
        0:00 start
        1:00 27
        1:10 12
        1:50 7
        2:00 27
        2:20 12
        3:00 27
        3:20 12
        3:40 7
        4:00 27
        4:10 red
        4:10 suspended
        4:30 12
        9:00 end
        """;

    private static TimingRules Countback(CountbackTo how, int laps = 0) =>
        TimingRules.Default with { RedFlag = new(how, laps) };

    /// <summary>
    /// Motorsport UK Yearbook, Q12.15: the order one lap before the leader's completed laps at the signal.
    /// </summary>
    [Fact]
    public void By_default_the_result_is_taken_a_lap_before_the_leaders_last_one()
    {
        var result = Transcript.Classify(Stopped);

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 2 finished", result.Told());
        Assert.Contains("leader's lap 3", result.Of("27").Reason);
    }

    [Theory]
    [InlineData(0, "1 27 4 finished, 2 12 3 finished, 3 7 2 finished")]
    [InlineData(2, "1 27 2 finished, 2 12 2 finished, 3 7 2 finished")]
    [InlineData(4, "- 27 0 not-classified, - 12 0 not-classified, - 7 0 not-classified")]
    public void Regulations_may_say_how_many_laps_back(int laps, string told)
    {
        Assert.Equal(told, Transcript.Classify(Stopped, Countback(CountbackTo.LapsBack, laps)).Told());
    }

    /// <summary>MCRCB Standing Regulations: the last crossing of the line before the red flag.</summary>
    [Fact]
    public void By_the_last_passing_each_car_keeps_the_laps_it_had()
    {
        Assert.Equal("1 27 4 finished, 2 12 3 finished, 3 7 2 finished",
            Transcript.Classify(Stopped, Countback(CountbackTo.LastPassing)).Told());
    }

    /// <summary>FIM: the last lap that the leader and all on his lap had completed without the red flag.</summary>
    [Fact]
    public void By_the_leaders_lap_all_on_it_must_have_completed_it()
    {
        var before = Transcript.Classify(Stopped, Countback(CountbackTo.LeaderLap));
        var after = Transcript.Classify(Stopped.Replace("4:10", "4:40"), Countback(CountbackTo.LeaderLap));

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 2 finished", before.Told());
        Assert.Equal("1 27 4 finished, 2 12 4 finished, 3 7 2 finished", after.Told());
    }

    [Fact]
    public void A_race_that_was_resumed_goes_on_with_the_laps_it_had()
    {
        var result = Transcript.Classify(Stopped.Replace("9:00 end", "6:00 resumed\n6:50 27\n7:00 12\n9:00 end"));

        Assert.Equal("1 27 5 finished, 2 12 5 finished, 3 7 2 finished", result.Told());
    }

    /// <summary>
    /// FIA WEC Sporting Regulations: race and timekeeping are not halted; other series stop the clock.
    /// </summary>
    [Fact]
    public void The_clock_runs_on_while_the_race_is_suspended_unless_regulations_stop_it()
    {
        const string Race = """
            0:00 race 5
            0:00 start
            1:00 27
            2:00 27
            2:10 suspended
            4:10 resumed
            5:10 27
            6:10 27
            7:10 27
            8:10 27
            20:00 end
            """;

        Assert.Equal(3, Transcript.Classify(Race).Of("27").Laps);
        Assert.Equal(5, Transcript.Classify(Race, TimingRules.Default with { ClockStops = true }).Of("27").Laps);
    }

    [Fact]
    public void A_stoppage_after_the_finish_changes_nothing()
    {
        var result = Transcript.Classify("""
            0:00 race 1.9
            0:00 start
            1:00 27 12
            2:00 27
            2:01 12
            2:30 red
            9:00 end
            """);

        Assert.Equal("1 27 2 finished, 2 12 2 finished", result.Told());
        Assert.Equal("", result.Of("27").Reason);
    }

    [Fact]
    public void A_race_that_is_suspended_is_shown_as_it_stands()
    {
        Assert.Equal("1 27 4 running, 2 12 4 running, 3 7 2 running",
            Transcript.Classify(Stopped.Replace("9:00 end", "")).Told());
    }
}
