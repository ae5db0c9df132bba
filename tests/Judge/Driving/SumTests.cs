using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Driving;

public sealed class SumTests
{
    private const string AtMost = "{ rule: total, kind: sum, max: 100m }",
        AtLeast = "{ rule: base, kind: sum, min: 45m, ifRaceEndsEarly: keep }";

    [Theory]
    [InlineData(100.0, Outcome.Compliant)]
    [InlineData(100.0001, Outcome.Infringement)]
    public void A_driver_drives_at_most_so_long_in_all(double minutes, Outcome outcome) =>
        Assert.Equal(outcome, Tour.Race(200, "d1", "d2").Stop(60, 62, "d2").Stop(100, 102, "d1")
            .Stop(102 + minutes - 60, 150, "d2").Finish(200)
            .Verdicts(AtMost).Of("total/27/driver-d1").Outcome);

    [Fact]
    public void A_driver_who_never_drove_has_a_verdict_too()
    {
        var verdict = Tour.Race(200, "d1", "d2", "d3").Stop(90, 92, "d2").Finish(200).Verdicts(AtLeast)
            .Of("base/27/driver-d3");

        Assert.Equal((Outcome.Infringement, 0, 45 * 60_000_000L),
            (verdict.Outcome, verdict.MeasuredMicros, verdict.ShortfallMicros));
        Assert.Equal("Drive time of d3 0 s, at least 45 min required in the race, 45 min short.", verdict.Reason);
    }

    [Fact]
    public void A_driver_whom_nobody_listed_has_one_as_well() =>
        Assert.Equal("d9", Tour.Race(200, "d1", "d2").Stop(90, 92, "d9").Finish(200).Verdicts(AtLeast)
            .Of("base/27/driver-d9").Driver);

    [Fact]
    public void A_maximum_is_exceeded_at_once_and_kept_only_at_the_end()
    {
        var story = Tour.Race(300, "d1", "d2").Stop(101, 103, "d2");

        Assert.Equal(Outcome.Infringement, story.Verdicts(AtMost).Of("total/27/driver-d1").Outcome);
        Assert.True(story.Verdicts(AtMost).Of("total/27/driver-d2").Open);
    }

    [Fact]
    public void A_minimum_is_reached_at_once() =>
        Assert.Equal(Outcome.Compliant, Tour.Race(300, "d1", "d2").Stop(45, 47, "d2").Verdicts(AtLeast)
            .Of("base/27/driver-d1").Outcome);

    [Fact]
    public void A_share_of_the_scheduled_duration_is_measured_as_a_fraction()
    {
        var verdict = Tour.Race(300, "d1", "d2").Stop(181, 183, "d2").Finish(300)
            .Verdicts("{ rule: share, kind: sum, share: 60% }").Of("share/27/driver-d1");

        Assert.Equal((Outcome.Infringement, 0.603333m, 0.6m, 0.003333m),
            (verdict.Outcome, verdict.Measured, verdict.Required, verdict.Excess));
        Assert.Contains(
            "\"measured\":0.603333,\"required\":0.6,\"excess\":0.003333", verdict.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_a_race_nobody_scheduled_is_undecided() =>
        Assert.Equal(Outcome.Undecided, new Story().Race().Add(1, new DriverIdentified("27", "d1")).In(600)
            .Add(601, new RaceEnded())
            .Verdicts("{ rule: share, kind: sum, share: { min: 10%, max: 60% } }").Of("share/27/driver-d1").Outcome);

    [Theory]
    [InlineData("min: 10m, over: blocks 30m")]
    [InlineData("max: 20m, over: blocks 30m")]
    [InlineData("min: 10m, over: rolling 30m")]
    public void Windows_of_a_race_whose_start_nobody_told_are_not_known(string asked) =>
        Assert.Equal(Outcome.Undecided, new Story().Add(-1, new DriverIdentified("27", "d1")).In(600).Out(700)
            .Add(4300, new RaceEnded()).In(4310)
            .Verdicts($"{{ rule: windows, kind: sum, {asked} }}").Of("windows/27/driver-d1").Outcome);

    [Theory]
    [InlineData("excluded", 110)]
    [InlineData("included", 125)]
    [InlineData("excluded-on-change", 120)]
    public void What_a_stop_adds_is_said_by_pit_time(string pitTime, int minutes)
    {
        // d1 0–60, stays in a stop of 10, 70–90; d2 gets in in a stop of 10, 100–150; d1 in a stop of 5, 155–185.
        var verdict = Tour.Race(185, "d1", "d2").Stop(60, 70).Stop(90, 100, "d2").Stop(150, 155, "d1").Finish(185)
            .Verdicts($"{{ rule: total, kind: sum, max: 10h, pitTime: {pitTime} }}").Of("total/27/driver-d1");

        Assert.Equal(minutes * 60_000_000L, verdict.MeasuredMicros);
    }

    [Theory]
    [InlineData(120.0, Outcome.Compliant)]
    [InlineData(120.001, Outcome.Infringement)]
    public void The_worst_window_is_found_and_named(double second, Outcome outcome)
    {
        // 2 h in any 3 h: d1 drives 60 min from the start, pauses, and then from 70 on.
        var verdict = Tour.Race(400, "d1", "d2").Stop(60, 65, "d2").Stop(120, 130, "d1").Stop(130 + second, 260, "d2")
            .Finish(400)
            .Verdicts("{ rule: window, kind: sum, over: rolling 3h, max: 2h }").Of("window/27/driver-d1");

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(Story.Start.Plus((long)((130 + second - 180) * 60_000_000)), verdict.From);
        Assert.Equal(Story.Start.Plus((long)((130 + second) * 60_000_000)), verdict.To);
    }

    [Fact]
    public void A_minimum_in_any_window_is_decided_by_windows_within_the_race_only()
    {
        var story = Tour.Race(360, "d1", "d2").Stop(60, 62, "d2").Stop(170, 172, "d1").Stop(200, 202, "d2").Finish(360);

        Assert.Equal(20 * 60_000_000L, story.Verdicts("{ rule: w, kind: sum, over: rolling 3h, min: 20m }")
            .Of("w/27/driver-d1").MeasuredMicros);
        Assert.Equal(20 * 60_000_000L, story.Verdicts("{ rule: w, kind: sum, over: blocks 3h, min: 10m }")
            .Of("w/27/driver-d1").MeasuredMicros);
    }

    [Fact]
    public void Two_drivers_identified_on_the_track_leave_it_open_who_drove()
    {
        var story = Tour.Race(200, "d1", "d2", "d3").Stop(60, 62, "d2").Add(4000, new DriverIdentified("27", "d3"))
            .Add(4010, new DriverIdentified("27", "d2"))
            .Finish(200);

        var verdict = story.Verdicts(AtLeast).Of("base/27/driver-d2");

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Equal(
            "Drive time of d2 0 s, at least 45 min required in the race, 45 min short; but for certain only 0 s and "
                + "perhaps 2 h 18 min: "
            + "drivers d3 and d2 were both identified within stint 2.", verdict.Reason);
        Assert.Equal(Outcome.Compliant, story.Verdicts(AtLeast).Of("base/27/driver-d1").Outcome);
    }

    [Fact]
    public void The_drivers_of_one_rating_are_added_up()
    {
        var verdicts = Tour.Race(200, "d1", "b1", "b2").Stop(90, 92, "b1").Stop(120, 122, "b2").Finish(200)
            .Verdicts("{ rule: am, kind: sum, per: rating, min: 2h }");

        Assert.Equal(106 * 60_000_000L, verdicts.Of("am/27/rating-Bronze").MeasuredMicros);
        Assert.Equal(90 * 60_000_000L, verdicts.Of("am/27/rating-Gold").MeasuredMicros);
    }

    [Fact]
    public void The_pit_lane_time_of_a_car_is_added_up() =>
        Assert.Equal(7 * 60_000_000L, Tour.Race(200, "d1").Stop(90, 92).Stop(120, 125).Finish(200)
            .Verdicts("{ rule: lane, kind: sum, of: pit-lane-time, min: 8m }").Of("lane/27").MeasuredMicros);

    [Fact]
    public void Laps_count_for_who_drove_them()
    {
        var story = Tour.Race(20, "d1", "d2").Lap(100).Lap(200).Lap(300).Stop(6, 7, "d2").Lap(600).Lap(1100).Finish(20)
            .Lap(1210).Lap(1300);

        Assert.Equal((3m, 3m), (Laps("d1"), Laps("d2")));
        decimal? Laps(string driver) =>
            story.Verdicts("{ rule: laps, kind: sum, of: laps, per: driver, min: 1 }")
                .Of($"laps/27/driver-{driver}").Measured;
    }

    [Theory]
    [InlineData(120.0, Outcome.Compliant)]
    [InlineData(120.001, Outcome.Infringement)]
    public void The_drivers_are_at_most_so_far_apart(double change, Outcome outcome) =>
        Assert.Equal(outcome, Tour.Race(220, "d1", "d2").Stop(change, 120.001, "d2").Finish(220.001 - (120 - change))
            .Verdicts("{ rule: fair, kind: spread, max: 20m }").Of("fair/27").Outcome);
}
