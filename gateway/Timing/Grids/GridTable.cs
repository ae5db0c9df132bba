using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Writing;
using static PitMarshal.Timing.Writing.TextTable;

namespace PitMarshal.Timing.Grids;

/// <summary>A grid as plain text for people.</summary>
public static class GridTable
{
    private static readonly string[] s_head = ["Pos", "Row", "Car", "Class", "Start", "Time", ""];

    public static string Write(StartingGrid grid) => TextTable.Write(
        $"{grid.Session}, grid, {Words<ResultState>.Write(grid.State)}", s_head, grid.Places.Select(place => new[]
        {
            Number(place.Position), Number(place.Row), place.Car,
            place.Class is null ? "" : $"{place.Class} {Number(place.ClassPosition)}",
            place.Group is null ? ""
                : $"group {place.Group}{(place.StartDelay > 0 ? $" +{Time(place.StartDelay)}" : "")}",
            Time(place.Time), place.Reason,
        }));
}
