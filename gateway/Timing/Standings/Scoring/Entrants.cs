using PitMarshal.Events;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>Who has the points that a car gives.</summary>
internal static class Entrants
{
    /// <summary>Ids with names; none where the entry does not tell.</summary>
    public static IEnumerable<(string Id, string? Name)> Of(PointsPer per, string car, EntryListed? entry) => per switch
    {
        PointsPer.Car => [(car, null)],
        PointsPer.Team => entry?.Team is { } team ? [(team, null)] : [],
        PointsPer.Class => entry?.Class is { } name ? [(name, null)] : [],
        PointsPer.Driver => entry?.Drivers?.Select(driver => (driver.Id, driver.Name)) ?? [],
    };
}
