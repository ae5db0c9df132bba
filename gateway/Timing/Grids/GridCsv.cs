using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Writing;
using static PitMarshal.Timing.Writing.CsvRow;

namespace PitMarshal.Timing.Grids;

/// <summary>A grid as CSV, the fields of its JSON as columns.</summary>
public static class GridCsv
{
    private const string Head = "session,position,car,class,classPosition,group,startDelayMs,row,inRow,from,"
        + "fromPosition,timeMs,penalties,state,reason\n";

    public static string Write(StartingGrid grid) => Head + string.Concat(grid.Places.Select(place => CsvRow.Of(
    [
        grid.Session, Number(place.Position), place.Car, place.Class, Number(place.ClassPosition),
        Number(place.Group), Ms(place.StartDelay), Number(place.Row), Number(place.InRow),
        place.From, Number(place.FromPosition), Ms(place.Time),
        string.Join("; ", place.Penalties.Select(penalty => $"{penalty.Id}: {penalty.Penalty}")),
        Words<ResultState>.Write(grid.State), place.Reason,
    ])));
}
