using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>From where laps and times are counted.</summary>
public sealed class StartTests
{
    private const string Rolling = """
        0:00 start
        0:04 27
        0:06 12
        1:04 27
        1:08 12
        2:03 27
        2:10 12
        """;

    /// <summary>FIA International Sporting Code, standing start: time counts from the signal.</summary>
    [Fact]
    public void After_the_signal_the_first_passing_within_the_minimum_lap_begins_the_first_lap_and_ends_none()
    {
        var result = Transcript.Classify(Rolling);

        Assert.Equal("1 27 2 running, 2 12 2 running", result.Told());
        Assert.Equal(123_000_000, result.Of("27").Total);
        Assert.Equal((59_000_000, 2), (result.Of("27").Best, result.Of("27").BestLap));
    }

    [Fact]
    public void A_grid_beyond_the_line_makes_the_first_passing_end_the_first_lap()
    {
        var result = Transcript.Classify("""
            0:00 start
            0:58 27
            1:01 12
            1:57 27
            """);

        Assert.Equal("1 27 2 running, 2 12 1 running", result.Told());
        Assert.Equal(58_000_000, result.Of("27").Best);
    }

    [Fact]
    public void With_the_leaders_passing_the_clock_starts_for_all_as_the_first_car_passes()
    {
        var result = Transcript.Classify(Rolling, TimingRules.Default with { Start = StartOf.LeaderPassing });

        Assert.Equal("1 27 2 running, 2 12 2 running", result.Told());
        Assert.Equal([119_000_000, 126_000_000], result.Cars.Select(car => car.Total!.Value));
    }

    /// <summary>
    /// Staggered start: RotorHazard User Guide, "Staggered": each pilot's own clock begins at the own first crossing.
    /// </summary>
    [Fact]
    public void With_its_own_passing_each_car_has_its_own_clock()
    {
        var result = Transcript.Classify(Rolling, TimingRules.Default with { Start = StartOf.OwnPassing });

        Assert.Equal([119_000_000, 124_000_000], result.Cars.Select(car => car.Total!.Value));
        Assert.Equal(5_000_000, result.Of("12").Gap);
    }

    [Fact]
    public void With_own_clocks_each_car_has_the_whole_time()
    {
        var result = Transcript.Classify("""
            0:00 race 2
            0:00 start
            0:05 27
            0:50 12
            1:04 27
            1:50 12
            2:06 27
            2:51 12
            3:05 27
            3:52 12
            9:00 end
            """, TimingRules.Default with { Start = StartOf.OwnPassing, End = EndOf.OwnAfterTime });

        Assert.Equal("1 27 2 finished, 2 12 2 finished", result.Told());
        Assert.Equal([121_000_000, 121_000_000], result.Cars.Select(car => car.Total!.Value));
        Assert.True(result.Of("12").Tie);
    }

    [Fact]
    public void What_was_before_the_signal_is_no_lap()
    {
        var result = Transcript.Classify("0:10 27\n1:10 27\n1:20 start\n1:24 27\n2:24 27");

        Assert.Equal((1, 64_000_000), (result.Of("27").Laps, result.Of("27").Total));
    }

    [Fact]
    public void A_car_that_joins_from_the_pit_lane_just_before_the_line_begins_its_first_lap_there()
    {
        var result = Transcript.Classify("""
            0:00 start
            0:59 27
            1:58 27
            3:00 12 out
            3:05 12
            4:05 12
            """);

        Assert.Equal(1, result.Of("12").Laps);
        Assert.Equal(0, result.Of("12").Stops);
    }

    /// <summary>As timing systems count practice: who leaves the pit lane begins the first lap at the line.</summary>
    [Fact]
    public void In_practice_the_first_passing_begins_the_first_lap()
    {
        var result = Transcript.Classify("""
            0:00 practice 10
            0:00 start
            1:00 27
            2:01 27
            2:30 12
            3:30 12
            """);

        Assert.Equal("1 12 1 running, 2 27 1 running", result.Told());
        Assert.Equal([60_000_000, 61_000_000], result.Cars.Select(car => car.Best!.Value));
    }

    [Fact]
    public void Before_the_start_nobody_has_a_position()
    {
        Assert.Equal("- 2 0 not-started, - 10 0 not-started", Transcript.Classify("""
            0:00 enter 10
            0:00 enter 2
            0:01 race 60
            0:10 10
            """).Told());
    }
}
