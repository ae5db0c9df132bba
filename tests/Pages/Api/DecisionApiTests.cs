using System.Text;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Store;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Api;

public sealed class DecisionApiTests
{
    private const string Ruling =
        """{"event":"StewardRuled","verdict":"minimum-stop/27/stop-1","ruling":"dismissed","reason":"the lamp was red"}""";

    [Fact]
    public async Task What_a_program_posts_is_in_the_log_when_it_is_answered_with_who_and_when()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var steward = await gateway.SignedIn(Role.Steward);
        var answer = await Post(steward, "/api/v1/events", Ruling);
        Assert.Equal((201, """{"number":19}""", "/api/v1/events?from=19"),
            (answer.Status, answer.Text, answer.Location));
        var (_, line) = await gateway.Get(answer.Location!);
        Assert.True(EventJson.TryParse(line.TrimEnd(), out var e, out _));
        Assert.Equal(("Ben", "race-control/page/19"), (e!.By, e.Source));
        Assert.True(e.At > Instant.Parse("2020-01-01T00:00:00Z"));
        Assert.Equal("dismissed",
            (await gateway.Json("/api/v1/rulings")).EnumerateArray().Last().GetProperty("ruling").GetString());
    }

    [Theory]
    [InlineData(Role.Marshal, Ruling, "StewardRuled is for steward or race-control")]
    [InlineData(Role.Steward, """{"event":"FlagShown","flag":"red"}""", "FlagShown is for race-control")]
    [InlineData(Role.Steward, """{"event":"CarStopped","car":"27","box":"4"}""",
        "CarStopped is for marshal or race-control")]
    [InlineData(Role.Marshal, """{"event":"CarStopped","car":"7","box":"5"}""", "only for box 4")]
    [InlineData(Role.Marshal, """{"event":"SeatEmptied","car":"7"}""", "only for box 4")]
    [InlineData(Role.Marshal, """{"event":"VehicleIdentified","car":"27","vehicle":"k9"}""",
        "VehicleIdentified is for race-control")]
    [InlineData(Role.Marshal, """{"event":"FuelEntered","car":"7","ml":40000}""", "only for box 4")]
    [InlineData(Role.Marshal, """{"event":"FlagShown","flag":"red"}""", "FlagShown is for race-control")]
    [InlineData(Role.Marshal, """{"event":"PenaltyServed","id":"1"}""", "PenaltyServed is for steward or race-control")]
    [InlineData(Role.Steward, """{"event":"FuelEntered","car":"27","ml":40000}""",
        "FuelEntered is for marshal or race-control")]
    [InlineData(Role.Team, """{"event":"StopDeclared","car":"27","as":"mandatory"}""", null)]
    [InlineData(null, Ruling, null)]
    public async Task Nobody_decides_what_is_another_role_s_to_decide(Role? role, string e, string? why)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var visitor = role is { } who ? await gateway.SignedIn(who) : gateway.Visitor();
        foreach (var path in new[] { "/api/v1/events", "/api/v1/preview" })
        {
            var answer = await Post(visitor, path, e);
            Assert.Equal(role is null ? 401 : 403, answer.Status);
            Assert.StartsWith("application/problem+json", answer.Type);
            Assert.True(why is null || Detail(answer) == why, answer.Text);
        }
        AssertUnchanged(gateway);
    }

    [Theory]
    [InlineData("""{"event":"FlagShown","flag":"blue"}""", 400, "flag")]
    [InlineData("""{"event":"FlagShown","flag":"red","at":"yesterday"}""", 400, "at")]
    [InlineData("""{"event":"FlagShown","flag":"red","by":"Ben"}""", 400, "by")]
    [InlineData("""{"event":"FlagShown","flag":"red","at":"2999-01-01T00:00:00Z"}""", 422, "at")]
    [InlineData("""{"event":"StewardRuled","verdict":"none/1","ruling":"dismissed","reason":"x"}""", 422, "verdict")]
    [InlineData("""{"event":"GapClosed","station":"entry","boot":"b","from":1}""", 422, "event")]
    [InlineData("""{"event":"RaceStarted"}""", 422, null)]
    [InlineData("""{"event":"Unheard"}""", 400, null)]
    [InlineData("""{"event":"RaceStarted","event":"RaceEnded"}""", 400, null)]
    [InlineData("""{"event":"RaceEnded" """, 400, null)]
    [InlineData("[]", 400, null)]
    [InlineData("null", 400, null)]
    [InlineData("", 400, null)]
    public async Task What_makes_no_sense_gets_a_problem_with_the_reason_and_changes_nothing(
        string e, int status, string? field)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var raceControl = await gateway.SignedIn(Role.RaceControl);
        foreach (var path in new[] { "/api/v1/events", "/api/v1/preview" })
        {
            var answer = await Post(raceControl, path, e);
            Assert.True(answer.Status == status, answer.Text);
            Assert.StartsWith("application/problem+json", answer.Type);
            Assert.NotEmpty(Detail(answer)!);
            Assert.Equal(field is not null,
                JsonDocument.Parse(answer.Text).RootElement.TryGetProperty("errors", out var errors)
                    && errors.TryGetProperty(field ?? "", out _));
        }
        AssertUnchanged(gateway);
    }

    [Fact]
    public async Task What_is_no_JSON_and_what_has_no_token_is_refused()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var steward = await gateway.SignedIn(Role.Steward);
        Assert.Equal(415, (await steward.Post(
            "/api/v1/events", new StringContent(Ruling), ("X-Token", steward.Token))).Status);
        Assert.Equal(403, (await steward.Post(
            "/api/v1/events", new StringContent(Ruling, Encoding.UTF8, "application/json"))).Status);
        AssertUnchanged(gateway);
    }

    [Fact]
    public async Task A_preview_tells_the_verdicts_that_would_change_and_changes_none()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var steward = await gateway.SignedIn(Role.Steward);
        var answer = await Post(steward, "/api/v1/preview",
            """{"event":"EventCorrected","position":10,"reason":"another car","car":"7"}""");
        Assert.True(answer.Status == 200, answer.Text);
        var change = JsonDocument.Parse(answer.Text).RootElement.EnumerateArray()
            .First(change => change.GetProperty("id").GetString() == "minimum-stop/27/stop-1");
        Assert.Equal("infringement", change.GetProperty("before").GetProperty("outcome").GetString());
        Assert.NotEqual("infringement",
            change.TryGetProperty("now", out var now) ? now.GetProperty("outcome").GetString() : "none");
        AssertUnchanged(gateway);
    }

    private static Task<Answer> Post(Visitor visitor, string path, string e) =>
        visitor.Post(path, new StringContent(e, Encoding.UTF8, "application/json"), ("X-Token", visitor.Token));

    private static string? Detail(Answer answer) =>
        JsonDocument.Parse(answer.Text).RootElement.GetProperty("detail").GetString();

    private static void AssertUnchanged(RacingGateway gateway)
    {
        using var feed = gateway.Folder.Log.Follow();
        Assert.Equal(RacingGateway.Race.Length, feed.Last());
    }
}
