using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Judge.Driving;
using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>
/// The countdowns of a stop in progress. One that tells a car to leave too early is the worst error there is.
/// </summary>
public sealed class StopForecastTests
{
    private const string Standing = "{ rule: r, kind: min-duration, of: stationary-time, value: 60s }";

    [Theory]
    [InlineData("stationary-time", ForecastOf.EarliestMoveOff, 671.006)]
    [InlineData("stationary-engine-off-time", ForecastOf.EarliestEngineStart, 675.006)]
    [InlineData("refuel-time", ForecastOf.EarliestProbeRemoval, 685.006)]
    [InlineData("driver-out-time", ForecastOf.EarliestSeatTaken, 680.006)]
    public void What_must_last_in_the_box_has_an_earliest_end_with_the_uncertainty_of_both(
        string of, ForecastOf what, double at)
    {
        var story = new Story().Race().In(600).Add(611, new CarStopped("27") { UMs = 3 })
            .Add(615, new EngineStopped("27") { UMs = 3 })
            .Add(620, new SeatEmptied("27") { UMs = 3 }).Add(625, new ProbeConnected("27") { UMs = 3 });

        var forecast = One(story, $"{{ rule: r, kind: min-duration, of: {of}, value: 60s }}");

        Assert.Equal((what, ProgressTests.At(at), 3.0), (forecast.What, forecast.At, forecast.UMs));
    }

    [Fact]
    public void Nothing_is_forecast_of_what_has_not_begun() =>
        Assert.Empty(All(new Story().Race().In(100).Stands(110, 190).Out(200).In(600), Standing));

    [Fact]
    public void What_was_never_reported_cannot_be_told() =>
        Assert.Equal((null, "Not known: nothing was ever reported of standing and moving off for this car."),
            One(new Story().Race().In(600), Standing) is var f ? (f.At, f.Reason) : default);

    [Fact]
    public void After_a_blind_interval_nobody_knows_whether_it_still_lasts()
    {
        var story = new Story().Race().In(600).Add(610, new CarStopped("27") { Source = "b4/aa/1" })
            .Add(620, new SensorDoubted("b4", null, "test")).Add(630, new SensorTrusted("b4", null, "test"));

        Assert.Equal((null, "Not known: station b4 is doubted: test."), One(story, Standing) is var f
            ? (f.At, f.Reason)
            : default);
    }

    [Fact]
    public void Of_several_standstills_only_the_longest_is_certain_to_count_so_the_count_begins_anew() =>
        Assert.Equal(ProgressTests.At(720),
            One(new Story().Race().In(600).Stands(610, 650).Add(660, new CarStopped("27")), Standing).At);

    [Fact]
    public void Who_stood_long_enough_before_is_asked_no_more() =>
        Assert.Empty(All(new Story().Race().In(600).Stands(610, 670).Add(680, new CarStopped("27")), Standing));

    [Fact]
    public void Refuelling_in_parts_is_added_up() =>
        Assert.Equal(ProgressTests.At(690), One(
            new Story().Race().In(600).Refuels(610, 640)
                .Add(660, new ProbeConnected("27")),
                    "{ rule: r, kind: min-duration, of: refuel-time, value: 60s }").At);

    [Fact]
    public void A_stop_that_may_not_last_longer_has_a_latest_pit_out()
    {
        var forecast =
            One(new Story().Race().In(600, uMs: 2), "{ rule: r, kind: max-duration, of: pit-lane-time, value: 2m }");

        Assert.Equal((ForecastOf.LatestPitOut, ProgressTests.At(719.996)), (forecast.What, forecast.At));
    }

    [Fact]
    public void A_band_has_a_latest_and_an_earliest_pit_out()
    {
        var forecasts =
            All(new Story().Race()
                .In(600, uMs: 1), "{ rule: r, kind: forbidden-band, of: pit-lane-time, above: 60s, below: 2m }");

        Assert.Equal(
            [(ForecastOf.LatestPitOut, ProgressTests.At(659.998)),
                (ForecastOf.EarliestPitOut, ProgressTests.At(720.002))],
            forecasts.Select(f => (f.What, f.At!.Value)));
    }

    [Fact]
    public void Who_must_not_be_faster_than_the_limit_through_the_lane_has_an_earliest_pit_out() =>
        Assert.Equal(ProgressTests.At(636), One(new Story().Race().In(600),
            "{ rule: r, kind: speed-limit, from: pit-in, to: pit-out, distance: 600m, value: 60km/h }").At);

    [Fact]
    public void A_closed_exit_has_no_release_until_it_is_opened()
    {
        const string Exit = "{ rule: r, kind: closed, what: exit }";
        var story = new Story().Race().In(600, uMs: 1).Add(620, new PitLaneClosed(PitLaneEnd.Exit));

        Assert.Equal("Not known: the pit exit is closed.", One(story, Exit).Reason);
        Assert.Equal(
            ProgressTests.At(650.801), One(story.Add(650, new PitLaneOpened(PitLaneEnd.Exit) { UMs = 800 }), Exit).At);
        Assert.Empty(All(story.Out(700).In(900), Exit));
    }

    [Theory]
    [InlineData("exclude", 700)]
    [InlineData("reset", 720)]
    [InlineData("keep", 660)]
    public void A_suspension_moves_the_release_as_the_regulations_say(string policy, double at) =>
        Assert.Equal(ProgressTests.At(at),
            One(Suspended(),
                $"{{ rule: r, kind: min-duration, of: pit-lane-time, value: 60s, afterRedFlag: {policy} }}").At);

    [Fact]
    public void Where_the_regulations_do_not_say_what_a_suspension_does_the_forecast_says_so() =>
        Assert.Contains("But the race was suspended meanwhile",
            One(Suspended(), "{ rule: r, kind: min-duration, of: pit-lane-time, value: 60s }").Reason,
            StringComparison.Ordinal);

    [Fact]
    public void While_the_race_is_suspended_nobody_knows_the_release_of_what_does_not_count_meanwhile() =>
        Assert.Equal("Not known: the race is suspended.", One(
            new Story().Race().In(600).Add(620, new RaceSuspended()),
            "{ rule: r, kind: min-duration, of: pit-lane-time, value: 60s, afterRedFlag: exclude }").Reason);

    [Fact]
    public void A_blind_exit_is_told_with_the_release()
    {
        var story = new Story().Race().In(600, "entry/aa/1").Add(610, new SensorDoubted("exit", Line.PitOut, "test"));

        Assert.Contains("But station exit (pit-out) is doubted: test", One(story, Story.MinimumStop).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Each_forecast_has_a_written_name() =>
        Assert.Equal(
            ["earliest-pit-out", "latest-pit-out", "earliest-move-off", "earliest-engine-start",
                "earliest-probe-removal", "earliest-seat-taken", "latest-out"],
            Enum.GetValues<ForecastOf>().Select(ForecastJson.Name));

    [Fact]
    public void Who_does_as_forecast_is_compliant() => Seeds.Try(random =>
    {
        var policy = ((string[])["keep", "exclude", "reset", "waive"])[random.Next(4)];
        string[] rules =
        [
            .. ((string[])[
                "pit-lane-time", "stationary-time", "stationary-engine-off-time", "refuel-time", "driver-out-time"])
                .Select(of => $"{{ rule: {of}, kind: min-duration, of: {of}, value: 30s, afterRedFlag: {policy} }}"),
            $"{{ rule: band, kind: forbidden-band, of: pit-lane-time, less: 5s, above: 50s, below: 90s, afterRedFlag: "
                + $"{policy} }}",
            $"{{ rule: fuel, kind: forbidden-band, of: refuel-time, above: 1s, below: 20s, afterRedFlag: {policy} }}",
            $"{{ rule: most, kind: max-duration, of: pit-lane-time, value: 80s, afterRedFlag: {policy} }}",
            "{ rule: speed, kind: speed-limit, from: pit-in, to: pit-out, distance: 600m, value: 35mph, within: 1m, "
                + "afterRedFlag: keep }",
            "{ rule: exit, kind: closed, what: exit }",
        ];
        var (story, latest, stands) = RandomStop(random);
        foreach (var forecast in Story.Judged(story.Events, rules).Forecasts()
            .Where(f => f.At > latest && !f.Reason.Contains("But ", StringComparison.Ordinal)))
        {
            var told = Story.Verdicts([.. story.Events, .. Ended(forecast, stands)], rules)
                .Of($"{forecast.Rule}/27/stop-1");
            Assert.True(told.Outcome == Outcome.Compliant, $"{forecast}: {told.Line()}");
        }
    }, times: 400);

    /// <summary>A stop in progress in which anything began and ended, over a suspension or not.</summary>
    private static (Story Story, Instant Latest, bool Stands) RandomStop(Random random)
    {
        double U() => random.Next(3) * 0.7;
        var (story, at) = (new Story().Race().In(600, uMs: U()), 600.0);
        (RaceEvent On, RaceEvent Off)[] facts =
        [
            (new CarStopped("27"), new CarMoved("27")), (new EngineStopped("27"), new EngineStarted("27")),
            (new ProbeConnected("27"), new ProbeRemoved("27")), (new SeatEmptied("27"), new SeatTaken("27")),
            (new RaceSuspended(), new RaceResumed()),
                (new PitLaneClosed(PitLaneEnd.Exit), new PitLaneOpened(PitLaneEnd.Exit)),
        ];
        var isOn = new bool[facts.Length];
        for (var i = random.Next(14); i > 0; i--)
        {
            at += 0.001 + random.Next(9000) / 1000.0;
            var fact = random.Next(facts.Length);
            isOn[fact] = !isOn[fact];
            story.Add(at, (isOn[fact] ? facts[fact].On : facts[fact].Off) with { UMs = U() });
        }

        return (story, ProgressTests.At(at), isOn[0]);
    }

    /// <summary>The forecast end, and long after it the rest of the stop, where that is not the end itself.</summary>
    private static IEnumerable<RaceEvent> Ended(Forecast forecast, bool stands)
    {
        RaceEvent end = forecast.What switch
        {
            ForecastOf.EarliestMoveOff => new CarMoved("27"),
            ForecastOf.EarliestEngineStart => new EngineStarted("27"),
            ForecastOf.EarliestProbeRemoval => new ProbeRemoved("27"),
            ForecastOf.EarliestSeatTaken => new SeatTaken("27"),
            _ => new CarPassed("27", null, Line.PitOut),
        };
        yield return end with { At = forecast.At!.Value, UMs = forecast.UMs };
        if (end is not CarPassed)
        {
            var later = forecast.At.Value.Plus(1_000_000_000);
            if (!stands)
            {
                yield return new CarStopped("27") { At = later.Plus(-3_000) };
            }

            if (end is not CarMoved)
            {
                yield return new CarMoved("27") { At = later.Plus(-1_000) };
            }

            yield return new CarPassed("27", null, Line.PitOut) { At = later };
        }
    }

    private static Story Suspended() =>
        new Story().Race().In(600).Add(620, new RaceSuspended()).Add(660, new RaceResumed());

    private static IReadOnlyList<Forecast> All(Story story, string rule) =>
        Story.Judged(story.Events, rule).Forecasts();

    private static Forecast One(Story story, string rule) => Assert.Single(All(story, rule));
}
