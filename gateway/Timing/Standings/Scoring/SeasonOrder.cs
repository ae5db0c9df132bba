using PitMarshal.Events;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Grids.Making;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>The cars of a meeting by the points that the season gave those who have them.</summary>
public static class SeasonOrder
{
    /// <summary>A car with several drivers stands where its best one does; of equal points the better place.</summary>
    public static IReadOnlyList<GridPoints> Of(SeasonStandings standings, IEnumerable<EntryListed> entries)
    {
        var best = entries.Select(entry => (entry.Car, Line: Best(standings, entry)))
            .Where(car => car.Line is not null).OrderByDescending(car => car.Line!.Points)
            .ThenBy(car => car.Line!.Position).ThenBy(car => car.Car, CarNumbers.Order);
        return [.. best.Select(car => new GridPoints(car.Car, Why(standings, car.Line!)))];
    }

    private static StandingsLine? Best(SeasonStandings standings, EntryListed entry)
    {
        var ids = Entrants.Of(standings.Per, entry.Car, entry).Select(entrant => entrant.Id).ToHashSet();
        return standings.Lines.Where(line => ids.Contains(line.Entrant) && IsOf(line, entry.Class ?? ""))
            .MaxBy(line => line.Points);

        static bool IsOf(StandingsLine line, string group) => (line.Class ?? group) == group;
    }

    private static string Why(SeasonStandings standings, StandingsLine line) =>
        $"{line.Entrant} is {GridText.Ordinal(line.Position)} in {standings.Season}"
        + $"{(line.Class is { Length: > 0 } name ? $", class {name}," : "")} with {PointsText.Of(line.Points)} points";
}
