using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Driving;

public sealed class ForecastTests
{
    [Fact]
    public void The_earliest_pit_out_allows_for_the_uncertainty_of_both_ends()
    {
        var story = new Story().Race().In(600, uMs: 1.5);

        var forecast = Assert.Single(Story.Judged(story.Events, Story.MinimumStop).Forecasts());

        Assert.Equal(Story.Start.Plus(685_003_000), forecast.At);
        Assert.Equal(Outcome.Compliant, story.Out(685.003, uMs: 1.5).Verdicts(Story.MinimumStop)[0].Outcome);
    }

    [Fact]
    public void The_latest_out_of_a_stint_is_the_last_compliant_pit_in()
    {
        var forecast =
            Assert.Single(Story.Judged(new Story().Race().In(600).Out(700, uMs: 2).Events, Story.MaximumStint)
                .Forecasts());

        Assert.Equal(
            (Story.Start.Plus(3_399_996_000), 2, ForecastOf.LatestOut), (forecast.At, forecast.Stint, forecast.What));
    }

    [Fact]
    public void Beyond_the_scheduled_finish_nothing_is_forecast() =>
        Assert.Empty(Story.Judged(Tour.Race(60, "d1").In(600).Out(1000).Events, Story.MaximumStint).Forecasts());

    [Fact]
    public void Who_is_not_known_to_drive_cannot_be_told_when_to_be_out() =>
        Assert.Null(
            Assert.Single(Story.Judged(new Story().Race().In(600).Out(700).Events, "{ rule: t, kind: sum, max: 2h }")
                .Forecasts()).At);

    [Fact]
    public void A_total_and_a_continuous_drive_have_their_own()
    {
        var judge = Story.Judged(
            Tour.Race(600, "d1", "d2").Stop(60, 62).Stop(100, 102, "d2").Stop(130, 132, "d1").Events,
            "{ rule: total, kind: sum, max: 4h }",
                "{ rule: drive, kind: max-duration, of: continuous-drive, value: 1h }",
            "{ rule: blocks, kind: sum, over: blocks 2h, max: 100m }");

        Assert.Equal([("drive", 192), ("blocks", 232), ("total", 274)],
            judge.Forecasts().Select(f => (f.Rule, (int)(f.At!.Value.Since(Story.Start) / 60_000_000))));
    }

    [Fact]
    public void Who_gets_in_with_2_h_35_min_of_4_in_6_hours_must_be_out_1_h_25_min_later()
    {
        var path = Path.Combine(ScenarioTests.Folder(), "golden-03-four-hours-in-six");
        var judge = new RaceJudge(RegulationsFile.Load(path + ".yaml"));
        judge.AppendAll(RaceLogFile.Read(path + ".ndjson").Where(e => e.At <= Instant.Parse("2015-01-25T12:17:00Z")));

        var forecast = Assert.Single(judge.Forecasts(), f => f.Rule == "four-in-six");

        Assert.Equal(("d1", "2015-01-25T13:42:00.000000Z"), (forecast.Driver, forecast.At.ToString()));
        Assert.StartsWith("""{"forecast":"latest-out","rule":"four-in-six","article":"12.7.1","car":"10","driver":"d1","stint":""", ForecastJson.Write(forecast), StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_end_in_a_rolling_window_is_the_last_that_no_window_exceeds() => Seeds.Try(random =>
    {
        var (past, at) = (new List<Spell>(), random.Next(5));
        for (var i = random.Next(5); i > 0; i--)
        {
            var end = at + 1 + random.Next(10);
            past.Add(new(new(at), 0, new(end), 0));
            at = end + 1 + random.Next(10);
        }

        var (length, max) = (5 + random.Next(30), 1 + random.Next(30));
        var expected = Enumerable.Range(at, 200).Where(end => MostUpTo(past, at, end, length) <= max)
            .Select(end => (int?)end).DefaultIfEmpty(at).Max();
        var latest = new RunningSpell(past, new(at)).LatestRolling(length, max);

        Assert.Equal(expected == at + 199 ? null : expected, (int?)latest?.Micros);
    });

    /// <summary>The most in a window that ends between the beginning of the running spell and an instant.</summary>
    private static long MostUpTo(List<Spell> past, int from, int end, int length) =>
        Enumerable.Range(from, end - from + 1)
        .Max(to => TimeWindow.Of([.. past, new(new(from), 0, new(to), 0)], new(to - length), new(to)).Micros);

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", "85s")]
    [InlineData("2026-06-13T12:00:00Z", "\"1000000h * 2500\"")]
    public void Where_no_calendar_reaches_nothing_is_told(string pitIn, string value)
    {
        var story = new CarPassed("27", null, Line.PitIn) { At = Instant.Parse(pitIn) };

        Assert.Empty(Story.Judged([story], $"{{ rule: stop, kind: min-duration, of: pit-lane-time, value: {value} }}")
            .Forecasts());
    }
}
