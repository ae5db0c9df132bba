using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Timing.Writing;

namespace PitMarshal.Timing.Standings;

/// <summary>Standings as plain text for people: points of each result, those that do not count in brackets.</summary>
public static class StandingsTable
{
    public static string Write(SeasonStandings standings)
    {
        var meetings = standings.Lines.SelectMany(line => line.Results).Select(Name).Distinct().ToArray();
        return TextTable.Write(
            $"{standings.Season}, {Words<ResultState>.Write(standings.State)}",
            ["Class", "Pos", Words<PointsPer>.Write(standings.Per), "Name", "Points", .. meetings, ""],
            standings.Lines.Select(line => (string[])
            [
                line.Class ?? "", TextTable.Number(line.Position), line.Entrant, line.Name ?? "",
                PointsText.Of(line.Points), .. meetings.Select(name => Cell(line, name)), line.Reason,
            ]));
    }

    private static string Cell(StandingsLine line, string name) => string.Join(" ", line.Results
        .Where(result => Name(result) == name)
        .Select(result => result.Counts ? PointsText.Of(result.Points) : $"({PointsText.Of(result.Points)})"));

    private static string Name(ScoredCar result) =>
        result.Result == Settings.TimingRules.Overall ? $"{result.Meeting} {result.Session}"
        : $"{result.Meeting} {result.Session} {result.Result}";
}
