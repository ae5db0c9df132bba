using PitMarshal.Events.Json;
using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings;

/// <summary>Standings as lines of JSON, always the same bytes for the same standings.</summary>
public static class StandingsJson
{
    /// <summary>Without line ends.</summary>
    public static IEnumerable<string> Write(SeasonStandings standings) =>
        standings.Lines.Select(line => Write(standings, line));

    private static string Write(SeasonStandings standings, StandingsLine line) => JsonLine.Write(json =>
    {
        json.WriteString("season", standings.Season);
        json.Text("class", standings.Per == PointsPer.Class ? null : line.Class);
        json.WriteNumber("position", line.Position);
        json.WriteString(Words<PointsPer>.Write(standings.Per), line.Entrant);
        json.Text("name", line.Name);
        json.Number("points", line.Points);
        if (line.Tie)
        {
            json.WriteBoolean("tie", true);
        }

        json.WriteStartArray("results");
        foreach (var result in line.Results)
        {
            json.WriteStartObject();
            json.WriteString("meeting", result.Meeting);
            json.WriteString("session", result.Session);
            json.WriteString("result", result.Result);
            json.WriteString("car", result.Car);
            json.Number("position", result.Position);
            json.Number("points", result.Points);
            json.WriteBoolean("counts", result.Counts);
            json.WriteString("reason", result.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("state", Words<ResultState>.Write(standings.State));
        json.WriteString("reason", line.Reason);
    });
}
