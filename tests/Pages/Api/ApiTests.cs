using System.Text.Json;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Api.Cars;
using PitMarshal.Web.Api.Verdicts;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Tests.Pages.Api;

public sealed class ApiTests
{
    [Fact]
    public async Task The_race_is_told_with_units_in_the_names_and_instants_to_the_microsecond()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var race = await gateway.Json("/api/v1/race");
        Assert.Equal("club-6h Six hours of the club 21600000 running 2026-06-13T14:00:00.000000Z code-60 True",
            string.Join(' ',
            Of(race, "race"), Of(race, "title"), Of(race, "durationMs"), Of(race, "phase"), Of(race, "started"),
            Of(race, "flag"), Of(race, "isPitEntryOpen")));
        Assert.False(race.TryGetProperty("finished", out _));
        Assert.Equal(["green", "code-60"],
            race.GetProperty("flags").EnumerateArray().Select(spell => Of(spell, "flag")));
    }

    [Fact]
    public async Task A_car_is_told_with_its_drivers_its_stops_and_its_stints()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var cars = await gateway.Json("/api/v1/cars");
        Assert.Equal(["7 1 False", "27 2 False", "99 1 True"],
            cars.EnumerateArray().Select(car => $"{Of(car, "car")} {Of(car, "stops")} {Of(car, "isInPitLane")}"));
        var car = await gateway.Json("/api/v1/cars/27");
        Assert.Equal(["d1 Ana gold 600000 False", "d2 Ben - 1778080 True"], car.GetProperty("drivers").EnumerateArray()
            .Select(driver => string.Join(' ',
                new[] { "driver", "name", "rating", "driveTimeMs", "isDriving" }.Select(name => Of(driver, name)))));
        Assert.Equal("d2", Of(car, "driver"));
        var stop = car.GetProperty("stops")[0];
        Assert.Equal("2026-06-13T14:10:00.000000Z 1.5",
            $"{Of(stop.GetProperty("in"), "at")} {Of(stop.GetProperty("in"), "uMs")}");
        Assert.Equal("standing", Of(stop.GetProperty("states")[0], "fact"));
        Assert.Equal(["d1", "d2", "d2"],
            car.GetProperty("stints").EnumerateArray().Select(stint => Of(stint, "driver")));
    }

    [Fact]
    public async Task A_stop_is_told_with_its_verdicts_as_they_are_and_what_the_steward_ruled()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var stop = await gateway.Json("/api/v1/cars/27/stops/1");
        var (_, alone) = await gateway.Get("/api/v1/verdict?id=minimum-stop/27/stop-1");
        Assert.Equal(alone, stop.GetProperty("verdicts")[0].GetRawText());
        Assert.Equal("amended warning Ben", string.Join(
            ' ', new[] { "ruling", "penalty", "by" }.Select(name => Of(stop.GetProperty("rulings")[0], name))));
        var rulings = await gateway.Json("/api/v1/rulings");
        Assert.Equal("minimum-stop/27/stop-1", Of(Assert.Single(rulings.EnumerateArray()), "verdict"));
    }

    [Theory]
    [InlineData("", "7 27 27 27 27")]
    [InlineData("?outcome=infringement", "27")]
    [InlineData("?car=7", "7")]
    [InlineData("?class=Touring", "7")]
    [InlineData("?class=none", "")]
    [InlineData("?rule=minimum-stop&car=27", "27 27")]
    [InlineData("?rule=minimum-stop&outcome=undecided", "7")]
    public async Task Verdicts_are_chosen_by_outcome_car_class_and_rule(string query, string cars)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var (status, lines) = await gateway.Get("/api/v1/verdicts" + query);
        Assert.Equal(200, status);
        var chosen = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(verdict => Of(verdict, "car") != "99").Select(verdict => Of(verdict, "car"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(cars.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), chosen);
    }

    [Fact]
    public async Task Answers_have_the_very_names_and_figures_of_verdicts_and_forecasts()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var (verdicts, forecasts) = gateway.Gateway.Ask(intake => (intake.Verdicts(), intake.Forecasts()));
        Assert.NotEmpty(forecasts);
        Assert.All(verdicts, verdict => Assert.Equal(
            VerdictJson.Write(verdict), JsonSerializer.Serialize(VerdictAnswer.Of(verdict), ApiJson.Options)));
        Assert.All(forecasts, forecast => Assert.Equal(
            ForecastJson.Write(forecast), JsonSerializer.Serialize(ForecastAnswer.Of(forecast), ApiJson.Options)));
    }

    [Fact]
    public async Task A_car_in_the_pit_lane_is_told_with_its_time_and_from_when_on_it_may_leave()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var car = Assert.Single((await gateway.Json("/api/v1/lane")).GetProperty("cars").EnumerateArray());
        Assert.Equal("99", Of(car, "car"));
        Assert.True(car.GetProperty("pitLaneMs").GetDecimal() >= 0);
        Assert.False(car.TryGetProperty("stationaryMs", out _));
        Assert.Equal("2026-06-13T14:40:10.003000Z",
            Of(Assert.Single(car.GetProperty("forecasts").EnumerateArray()), "at"));
    }

    [Fact]
    public async Task The_regulations_are_told_as_written_with_their_hash_and_in_plain_language()
    {
        await using var gateway = await RacingGateway.Start();
        var regulations = await gateway.Json("/api/v1/regulations");
        Assert.Equal(RacingGateway.Rules, Of(regulations, "yaml"));
        Assert.StartsWith("short@", Of(regulations, "id"));
        Assert.StartsWith(Of(regulations, "id").Split('@')[1], Of(regulations, "sha256"));
        Assert.Contains("article 7.2", Of(regulations, "explanation"));
    }

    [Fact]
    public async Task The_log_comes_as_it_is_from_its_beginning_or_from_any_number()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var (_, all) = await gateway.Get("/api/v1/log.ndjson");
        var (_, rest) = await gateway.Get("/api/v1/events?from=4");
        Assert.Equal(RacingGateway.Race.Length, all.Count(c => c == '\n'));
        Assert.StartsWith("""{"event":"RaceStarted",""", rest);
        Assert.EndsWith(rest, all);
    }

    [Theory]
    [InlineData("/api/v1/verdicts?outcome=guilty", "outcome",
        "'guilty' is not one of: compliant, infringement, undecided")]
    [InlineData("/api/v1/verdicts?car=7&car=27", "car", "given more than once")]
    [InlineData("/api/v1/verdicts?outcom=compliant", "outcom", "unknown; known are: outcome, car, class, rule")]
    [InlineData("/api/v1/race?a=1", "a", "unknown; known are: none")]
    [InlineData("/api/v1/verdict", "id", "say which verdict")]
    [InlineData("/api/v1/events?from=0", "from", "'0' is not a whole number from 1 on")]
    [InlineData("/api/v1/events?from=1e3", "from", "'1e3' is not a whole number from 1 on")]
    [InlineData("/api/v1/events?from=99999999999999999999", "from",
        "'99999999999999999999' is not a whole number from 1 on")]
    [InlineData("/api/v1/cars/27/stops/last", "n", "'last' is not a whole number from 1 on")]
    public async Task What_cannot_be_used_gets_a_problem_with_the_field(string path, string field, string error)
    {
        await using var gateway = await RacingGateway.Start();
        using var answer = await gateway.Client.GetAsync(path);
        Assert.Equal((400, "application/problem+json"),
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(error, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Contains(field, Of(problem, "detail"));
    }

    [Theory]
    [InlineData("/api/v1/cars/007", "there is no car 007")]
    [InlineData("/api/v1/cars/007/stops/1", "there is no car 007")]
    [InlineData("/api/v1/cars/27/stops/3", "car 27 has no stop 3; it has 2")]
    [InlineData("/api/v1/verdict?id=a/b", "there is no verdict a/b")]
    [InlineData("/api/v1/nothing", null)]
    public async Task What_is_not_there_is_a_problem(string path, string? detail)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var answer = await gateway.Client.GetAsync(path);
        Assert.Equal((404, "application/problem+json"),
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        if (detail is not null)
        {
            Assert.Equal(detail,
                Of(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, "detail"));
        }
    }

    private static string Of(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.ToString() : "-";
}
