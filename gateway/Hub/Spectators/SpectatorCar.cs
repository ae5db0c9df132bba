using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Writing;

namespace PitMarshal.Hub.Spectators;

/// <summary>A car as spectators see it, ready to be shown: a row of <see cref="SpectatorJson"/>.</summary>
/// <param name="Car">Its number.</param>
/// <param name="Position">Null where it has none.</param>
/// <param name="Class">Null where there are none.</param>
/// <param name="ClassPosition">Null where it has none.</param>
/// <param name="Laps">Complete ones.</param>
/// <param name="Gap">To the first car: a time or laps.</param>
/// <param name="Last">The last lap; empty: none.</param>
/// <param name="Best">The best lap; empty: none.</param>
/// <param name="Stops">Visits of the pit lane.</param>
/// <param name="Where"><c>pit</c>, or the status of the classification.</param>
/// <param name="Team">Null where nobody named one.</param>
internal sealed record SpectatorCar(
    string Car, int? Position, string? Class, int? ClassPosition, long Laps, string Gap, string Last, string Best,
    int Stops, string Where, string? Team)
{
    private const string InPit = "pit";

    // What an entry list says may be long, and a snapshot must not be.
    private const int LongestTeam = 24;

    internal static SpectatorCar Of(ClassifiedCar car, string? team, bool isInPit) => new(
        car.Car, car.Position, car.Class, car.ClassPosition, car.Laps, ClassificationTable.Gap(car),
        TextTable.Time(car.Last), TextTable.Time(car.Best), car.Stops,
        isInPit ? InPit : Words<CarStatus>.Write(car.Status),
        team?.Length > LongestTeam ? team[..LongestTeam] : team);
}
