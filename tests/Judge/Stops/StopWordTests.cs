using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Stops;

/// <summary>
/// Stops until one was made, stops in which somebody gets out, laps of a stint, and the least speed in the lane.
/// </summary>
public sealed class StopWordTests
{
    private const string Once = "{ rule: r, kind: min-duration, of: pit-lane-time, value: 85s, once: true }";

    [Fact]
    public void Once_one_stop_was_made_further_ones_owe_nothing()
    {
        var verdicts = Stops(20, 90, 20).Verdicts(Once);

        Assert.Equal(Outcome.Infringement, verdicts.Of("r/27/stop-1").Outcome);
        Assert.Equal(Outcome.Compliant, verdicts.Of("r/27/stop-2").Outcome);
        Assert.Equal(2, verdicts.Count);
    }

    [Fact]
    public void Where_the_stop_before_it_is_not_certain_it_is_undecided()
    {
        var story = new Story().Race();
        new LappingCar(story).Visit(600, 90).Visit(1400, 20).Finish(2000);
        story.Add(590, new SensorDoubted("exit", null, "wet")).Add(700, new SensorTrusted("exit", null, "dry"));

        Assert.NotEqual(Outcome.Infringement, Told(story, "exit").Verdicts(Once).Of("r/27/stop-2").Outcome);
    }

    [Fact]
    public void A_stop_in_which_a_penalty_may_have_been_served_frees_no_later_one_for_certain()
    {
        var story = Stops(90, 20)
            .Add(500, new PenaltyOrdered("p1", "27", "stop-go 60 s", null, "Ana", "speeding in the pit lane"));

        var verdict = story.Verdicts(Once).Of("r/27/stop-2");

        Assert.Equal(Outcome.Undecided, verdict.Outcome);
        Assert.Contains("served the penalty", verdict.Reason);
    }

    [Theory]
    [InlineData(true, 1, Outcome.Compliant)]
    [InlineData(false, 1, Outcome.Infringement)]
    [InlineData(true, 2, Outcome.Infringement)]
    public void A_stop_counts_in_which_somebody_gets_out_also_if_he_gets_in_again(bool out1, int min, Outcome outcome)
    {
        var story = new Story().Race().Add(-5, new DriverIdentified("27", "d1")).Add(-4, new SeatTaken("27"));
        new LappingCar(story).Visit(600, 90, (box, at) => box.Stands(at + 5, at + 80)
            .Add(at + 10, out1 ? new SeatEmptied("27") : new BeltsOpened("27"))
            .Add(at + 40, out1 ? new SeatTaken("27") : new BeltsClosed("27"))).Finish(2000);
        story.Add(2000, new FlagShown(Flag.Chequered)).Add(2100, new RaceEnded());

        var rule = $"{{ rule: r, kind: count, min: {min}, driver: out }}";
        Assert.Equal(outcome, story.Verdicts(rule).Of("r/27").Outcome);
    }

    [Fact]
    public void A_stop_in_which_the_driver_changes_counts_as_one_in_which_somebody_gets_out()
    {
        var story = new Story().Race().Add(-5, new DriverIdentified("27", "d1"));
        new LappingCar(story).Visit(600, 90, (box, at) => box.Add(at + 40, new DriverIdentified("27", "d2")))
            .Finish(2000);
        story.Add(2000, new FlagShown(Flag.Chequered)).Add(2100, new RaceEnded());

        Assert.Equal(Outcome.Compliant,
            story.Verdicts("{ rule: r, kind: count, min: 1, driver: out }").Of("r/27").Outcome);
    }

    [Theory]
    [InlineData("min: 6", Outcome.Compliant)]
    [InlineData("min: 7", Outcome.Infringement)]
    [InlineData("max: 6", Outcome.Compliant)]
    [InlineData("max: 5", Outcome.Infringement)]
    public void The_laps_of_a_stint_are_counted_with_the_one_in_which_the_car_comes_in(string bound, Outcome outcome)
    {
        var verdict = Stops(90).Verdicts($"{{ rule: r, kind: count, of: laps-in-stint, {bound} }}")
            .Of("r/27/stint-1");

        Assert.Equal((outcome, 6m), (verdict.Outcome, verdict.Measured));
    }

    [Fact]
    public void A_stint_that_runs_is_open_and_one_that_the_finish_ends_has_the_lap_that_takes_the_flag()
    {
        const string Rule = "{ rule: r, kind: count, of: laps-in-stint, max: 8 }";
        var story = new Story().Race();
        new LappingCar(story).Finish(900);

        Assert.True(story.Verdicts(Rule).Of("r/27/stint-1").Open);
        story.Add(890, new FlagShown(Flag.Chequered)).Add(1000, new RaceEnded());
        var verdict = story.Verdicts(Rule).Of("r/27/stint-1");
        Assert.Equal((Outcome.Infringement, 9m, 1m), (verdict.Outcome, verdict.Measured, verdict.Excess));
        var allowed = Rule.Replace("8", "9", StringComparison.Ordinal);
        Assert.Equal(Outcome.Compliant, story.Verdicts(allowed).Of("r/27/stint-1").Outcome);
    }

    [Theory]
    [InlineData(6.0, "value: 60km/h, least: 25km/h", Outcome.Compliant)]
    [InlineData(3.5, "value: 60km/h, least: 25km/h", Outcome.Infringement)]
    [InlineData(8.7, "value: 60km/h, least: 25km/h", Outcome.Infringement)]
    [InlineData(8.7, "value: 60km/h", Outcome.Compliant)]
    [InlineData(3.5, "least: 25km/h", Outcome.Compliant)]
    [InlineData(8.64, "least: 25km/h", Outcome.Compliant)]
    public void A_car_may_be_too_slow_in_the_lane_as_well(double seconds, string speeds, Outcome outcome)
    {
        var story = new Story().Race();
        new LappingCar(story).Visit(600, 90, (box, at) => box.Pass(at + seconds, "zone")).Finish(2000);

        Assert.Equal(outcome, story
            .Verdicts($"{{ rule: r, kind: speed-limit, from: pit-in, to: zone, distance: 60m, {speeds} }}")
            .Of("r/27/stop-1").Outcome);
    }

    [Fact]
    public void A_least_speed_above_the_most_is_refused() => Assert.Contains("at most value, 60 km/h",
        Assert.Throws<BadInput>(() => new Story().Verdicts("{ rule: r, kind: speed-limit, from: pit-in, to: zone, "
            + "distance: 60m, value: 60km/h, least: 40mph }")).Message);

    [Theory]
    [InlineData(20, 50, Outcome.Infringement, 60)]
    [InlineData(20, 25, Outcome.Compliant, 85)]
    [InlineData(20, null, Outcome.Undecided, null)]
    [InlineData(null, 50, Outcome.Undecided, null)]
    [InlineData(null, null, Outcome.Compliant, 90)]
    public void The_time_in_a_refuelling_area_is_not_counted(int? enters, int? leaves, Outcome outcome, int? counted)
    {
        var story = new Story().Race();
        new LappingCar(story).Visit(600, 90, (box, at) =>
        {
            box = enters is { } from ? box.Pass(at + from, "fuel-in") : box;
            box = leaves is { } to ? box.Pass(at + to, "fuel-out") : box;
        }).Finish(2000);
        var verdict = story.Verdicts("{ rule: r, kind: min-duration, of: pit-lane-time, value: 85s, without: { from: "
            + "fuel-in, to: fuel-out } }").Of("r/27/stop-1");

        Assert.Equal((outcome, counted * 1_000_000L), (verdict.Outcome, counted is null ? null
            : verdict.MeasuredMicros));
    }

    [Theory]
    [InlineData("of: stint, value: 1m, without: { from: a, to: b }", "expected of: pit-lane-time")]
    [InlineData("of: pit-lane-time, value: 1m, without: { from: a, to: pit-out }", "two lines inside")]
    public void A_zone_is_one_of_the_pit_lane(string rule, string what) => Assert.Contains(what,
        Assert.Throws<BadInput>(() => new Story().Verdicts($"{{ rule: r, kind: min-duration, {rule} }}")).Message);

    private static Story Stops(params double[] stays)
    {
        var (story, at) = (new Story().Race(), 600.0);
        var car = new LappingCar(story);
        foreach (var stay in stays)
        {
            car.Visit(at, stay);
            at += 800;
        }

        car.Finish(at);
        return story;
    }

    /// <summary>The same story with the pit-outs told by a station.</summary>
    private static Story Told(Story story, string station)
    {
        var told = new Story();
        foreach (var (e, i) in story.Events.Select((e, i) => (e, i)))
        {
            var seconds = e.At.Since(Story.Start) / 1e6;
            told.Add(seconds, e is CarPassed { Line: Line.PitOut } ? e with { Source = $"{station}/aa/{i}" } : e);
        }

        return told;
    }
}
