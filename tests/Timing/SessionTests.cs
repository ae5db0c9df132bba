using PitMarshal.Timing;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing;

/// <summary>The sessions of a meeting, and several results of one.</summary>
public sealed class SessionTests
{
    private const string Meeting = """
        0:00 enter 27 with 111
        0:00 enter 12 with 222
        0:00 qualifying 5
        0:01 start
        0:30 transponder 111
        0:40 transponder 222
        1:30 transponder 111
        1:38 transponder 222
        5:20 transponder 111
        6:00 end
        7:00 transponder 111
        10:00 race 2
        10:10 start
        11:10 transponder 111
        11:11 transponder 222
        12:10 transponder 111
        12:11 transponder 222
        15:00 end
        """;

    [Fact]
    public void A_schedule_after_an_end_begins_the_next_session_and_entries_go_on()
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read(Meeting));

        Assert.Equal(["qualifying", "race"], timing.Sessions);
        Assert.Equal("race", timing.MainSession);
        Assert.Equal("1 12 1 finished, 2 27 2 finished", timing.Classify("qualifying")!.Told());
        Assert.Equal("1 27 2 finished, 2 12 2 finished", timing.Classify("race")!.Told());
        Assert.Null(timing.Classify("warm-up"));
        Assert.Null(timing.Classify("race", "sprint"));
    }

    [Fact]
    public void A_session_of_the_same_name_has_its_number()
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read("0:00 practice 5\n0:01 start\n6:00 end\n7:00 practice 5\n7:01 start"));

        Assert.Equal(["practice", "practice (2)"], timing.Sessions);
    }

    /// <summary>Qualifying: who set an equal time first is before (NCR 2026 chapter 12, p408).</summary>
    [Fact]
    public void Qualifying_is_ordered_by_best_laps_and_equal_ones_by_who_set_it_first()
    {
        var result = Transcript.Classify("""
            0:00 qualifying 5
            0:00 start
            0:30 27
            0:31 12
            0:32 7
            1:32 27
            1:32 12
            1:32 7
            2:32 27
            2:32 7
            6:00 end
            """);

        Assert.Equal("1 7 2 finished, 2 27 2 finished, 3 12 1 finished", result.Told());
        Assert.True(result.Of("27").Tie);
        Assert.Equal((60_000_000, 1, 0), (result.Of("7").Best, result.Of("7").BestLap, result.Of("27").Gap));
        Assert.Equal(1_000_000, result.Of("12").Gap);
    }

    /// <summary>FIA WEC grid: the mean of the best laps.</summary>
    [Fact]
    public void The_mean_of_several_best_laps_may_decide_and_who_has_fewer_is_behind()
    {
        var result = Transcript.Classify("""
            0:00 qualifying 5
            0:00 start
            0:30 27 12 7
            1:30 27
            1:32 12
            1:20 7
            2:40 27
            2:35 12
            6:00 end
            """, TimingRules.Default with { Order = new RankBy(2) });

        Assert.Equal("1 12 2 finished, 2 27 2 finished, 3 7 1 finished", result.Told());
        Assert.Equal(2_500_000, result.Of("27").Gap);
    }

    // IMG, "Endurance Race": the first 30 minutes of a SprintDuro count as the sprint race. Here
    // the sprint is 3 minutes.
    private const string SprintDuro = """
        0:00 race 6
        0:00 start
        1:00 12
        1:01 27
        2:00 12
        2:02 27
        3:00 12
        3:01 27
        3:30 12 gets p1 laps 3
        4:00 27
        4:10 12
        5:00 27
        5:20 12
        6:01 27
        6:30 12
        9:00 end
        """;

    private static readonly TimingRules s_sprint = TimingRules.Default with { Also = [new("sprint", 180_000_000)] };

    [Fact]
    public void A_sprint_is_a_second_result_over_the_same_passings_and_ends_nothing()
    {
        Assert.Equal("1 12 3 finished, 2 27 3 finished", Transcript.Classify(SprintDuro, s_sprint, "sprint").Told());
        Assert.Equal("1 27 6 finished, 2 12 3 finished", Transcript.Classify(SprintDuro, s_sprint).Told());
    }

    [Fact]
    public void A_sprint_is_over_when_its_last_lap_can_no_longer_end_while_the_race_goes_on()
    {
        var rules = s_sprint with { LastLapWithinMicros = 60_000_000 };
        var timing = new RaceTiming(rules);
        timing.AppendAll(Transcript.Read(SprintDuro.Replace("9:00 end", "")));

        Assert.Equal(ResultState.Provisional, timing.Classify("race", "sprint")!.State);
        Assert.Equal(ResultState.Live, timing.Classify("race")!.State);
        Assert.Equal(ResultState.Live, timing.At(Transcript.At("3:30")).Classify("race", "sprint")!.State);
    }

    [Fact]
    public void A_race_that_was_ended_before_the_sprint_was_over_ends_the_sprint_too()
    {
        var result = Transcript.Classify(
            SprintDuro, TimingRules.Default with { Also = [new("sprint", 1_800_000_000)] }, "sprint");

        Assert.Equal("1 27 6 finished, 2 12 3 finished", result.Told());
        Assert.DoesNotContain("flag", result.Of("27").Reason);
    }

    [Fact]
    public void A_race_may_be_asked_for_as_it_stood_at_an_instant()
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read(SprintDuro));

        Assert.Equal("1 12 2 running, 2 27 1 running", timing.At(Transcript.At("2:01")).Classify("race")!.Told());
    }
}
