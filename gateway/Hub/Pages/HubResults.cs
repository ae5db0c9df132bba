using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Hub.Races;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Hub.Pages;

/// <summary>A race for programs: lines of JSON, the same bytes as <c>judge</c> and <c>classify</c> give.</summary>
internal sealed class HubResults(ShippedRaces races, RaceFollower follower, PostgresStore store)
{
    private const string Lines = "application/x-ndjson";

    internal void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/hub/races", All);
        var one = app.MapGroup("/api/v1/hub/races/{venue}/{race}");
        one.MapGet("/verdicts", Verdicts);
        one.MapGet("/classification", Classification);
        one.MapGet("/events", Events);
    }

    private IResult Verdicts(string venue, string race) =>
        Of(venue, race, state => state.Judge.Verdicts().Select(VerdictJson.Write));

    private IResult Classification(string venue, string race, string? session, string? result) =>
        Of(venue, race, state => Classified(state, session, result));

    private IResult All() => TypedResults.Json<IReadOnlyList<RaceLag>>(
    [
        .. races.Now().Select(race => new RaceLag(race.Venue, race.Race, race.Position, race.Lag,
            Math.Round(race.LagSeconds, 1), Math.Round(race.HeardSeconds, 1), race.Fork,
            follower.Difference(race.Venue, race.Race))),
    ]);

    private static IEnumerable<string> Classified(RaceState state, string? session, string? result) =>
        (session ?? state.Timing.MainSession) is { } asked
            && state.Timing.Classify(asked, result ?? TimingRules.Overall) is { } classification
            ? ClassificationJson.Write(classification) : [];

    private IResult Of(string venue, string race, Func<RaceState, IEnumerable<string>> lines) =>
        follower.Find(venue, race) is { } found
            ? TypedResults.Text(found.Read(state => Text(lines(state))), Lines, Encoding.UTF8)
            : None(venue, race);

    private static string Text(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The race log as <c>judge</c> reads it, row by row.</summary>
    private IResult Events(string venue, string race)
    {
        var log = store.Log(venue, race);
        return log.Exists ? TypedResults.Stream(output => Write(log, output), Lines, $"{race}.ndjson")
            : None(venue, race);
    }

    private static async Task Write(IRaceLog log, Stream output)
    {
        using var reader = log.Read();
        foreach (var json in reader.Events())
        {
            await output.WriteAsync(json);
            await output.WriteAsync("\n"u8.ToArray());
        }
    }

    private static IResult None(string venue, string race) =>
        TypedResults.Problem($"there is no race {race} of {venue}", statusCode: 404);
}
