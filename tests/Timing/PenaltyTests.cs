using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>Ordered penalties in a result, in the forms in which verdicts propose them.</summary>
public sealed class PenaltyTests
{
    private const string Race = """
        0:00 enter 27 class A
        0:00 enter 12 class A
        0:00 enter 7 class B
        0:00 race 2.9
        0:00 start
        1:00 27
        1:02 12
        1:03 7
        2:00 27
        2:02 12
        2:03 7
        3:00 27
        3:02 12
        3:04 7
        10:00 end
        """;

    [Fact]
    public void Laps_are_taken_from_the_distance()
    {
        var result = Transcript.Classify(Race + "\n11:00 27 gets p1 laps 1");

        Assert.Equal("1 12 3 finished, 2 7 3 finished, 3 27 2 finished", result.Told());
        Assert.Equal([("p1", "laps 1")], result.Of("27").Penalties.Select(p => (p.Id, p.Penalty)));
        Assert.Equal((1L, (long?)null), (result.Of("27").GapLaps, result.Of("27").Gap));
    }

    [Fact]
    public void Time_is_added_and_total_stays_what_was_timed()
    {
        var result = Transcript.Classify(Race + "\n11:00 27 gets p1 time 2.5 s");

        Assert.Equal("1 12 3 finished, 2 27 3 finished, 3 7 3 finished", result.Told());
        Assert.Equal((180_000_000, 500_000, 500_000),
            (result.Of("27").Total, result.Of("27").Gap, result.Of("27").Interval));
    }

    [Fact]
    public void A_disqualified_car_has_no_position_and_the_others_move_up()
    {
        Assert.Equal("1 12 3 finished, 2 7 3 finished, - 27 3 disqualified",
            Transcript.Classify(Race + "\n11:00 27 gets p1 disqualification").Told());
    }

    [Fact]
    public void Last_in_class_puts_a_car_behind_all_classified_ones_of_its_class()
    {
        Assert.Equal("1 12 3 finished, 2 27 3 finished, 3 7 3 finished",
            Transcript.Classify(Race + "\n11:00 27 gets p1 last-in-class").Told());
    }

    [Theory]
    [InlineData("1 lap", 2, 0)]
    [InlineData("lap 1", 2, 0)]
    [InlineData("2 laps", 1, 0)]
    [InlineData("time 5s", 3, 5_000_000)]
    [InlineData("time 1m5.5s", 3, 65_500_000)]
    [InlineData("time 2m", 3, 120_000_000)]
    public void A_penalty_may_be_written_as_people_write_it(string penalty, long laps, long added)
    {
        var car = Transcript.Classify(Race + $"\n11:00 27 gets p1 {penalty}").Of("27");

        Assert.Equal((laps, 180_000_000 + added), (car.Laps, laps == 3 ? car.RankedBy : 180_000_000));
    }

    [Fact]
    public void A_grid_penalty_is_told_and_leaves_this_result_as_it_is()
    {
        var result = Transcript.Classify(Race + "\n11:00 27 gets p1 grid 5");

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 3 finished", result.Told());
        Assert.Equal(["grid 5"], result.Of("27").Penalties.Select(p => p.Penalty));
    }

    [Theory]
    [InlineData("served p1")]
    [InlineData("lifted p1")]
    public void A_penalty_that_was_served_or_withdrawn_is_in_no_result(string over)
    {
        var result = Transcript.Classify(Race + $"\n11:00 27 gets p1 laps 1\n12:00 {over}");

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 3 finished", result.Told());
        Assert.Empty(result.Of("27").Penalties);
    }

    [Theory]
    [InlineData("drive-through", null)]
    [InlineData("stop-go 10 s", null)]
    [InlineData("next-stop 10 s", null)]
    [InlineData("points 3 (11 in all: stop-go)", null)]
    [InlineData("laps three",
        "penalty p1: 'laps three' is none of laps 3, time 37.5 s, grid 5, grid last, last-in-class, "
        + "disqualification; it is in no result")]
    public void What_is_driven_or_cannot_be_read_is_in_no_result(string penalty, string? note)
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read(Race + $"\n11:00 27 gets p1 {penalty}"));

        Assert.Equal("1 27 3 finished, 2 12 3 finished, 3 7 3 finished", timing.Classify("race")!.Told());
        Assert.Equal(note is null ? [] : [note], timing.Notes);
    }

    [Fact]
    public void In_qualifying_a_time_penalty_is_added_to_the_best_lap_that_orders()
    {
        var result = Transcript.Classify("""
            0:00 qualifying 3
            0:01 start
            0:10 27 12
            1:10 27
            1:12 12
            2:00 27 gets p1 time 5 s
            3:01 chequered
            4:00 end
            """);

        Assert.Equal("1 12 1 finished, 2 27 1 finished", result.Told());
        Assert.Equal((60_000_000L, 3_000_000L), (result.Of("27").Best, result.Of("27").Gap));
    }
}
