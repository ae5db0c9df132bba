using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Writing;

namespace PitMarshal.Timing.Grids;

/// <summary>A grid as lines of JSON, one a place, always the same bytes for the same grid.</summary>
public static class GridJson
{
    /// <summary>Without line ends.</summary>
    public static IEnumerable<string> Write(StartingGrid grid) => grid.Places.Select(place => Write(grid, place));

    private static string Write(StartingGrid grid, GridPlace place) => JsonLine.Write(json =>
    {
        json.WriteString("session", grid.Session);
        json.WriteNumber("position", place.Position);
        json.WriteString("car", place.Car);
        json.Text("class", place.Class);
        json.Number("classPosition", place.ClassPosition);
        json.Number("group", place.Group);
        json.Micros("startDelayMs", place.StartDelay);
        json.WriteNumber("row", place.Row);
        json.WriteNumber("inRow", place.InRow);
        json.Text("from", place.From);
        json.Number("fromPosition", place.FromPosition);
        json.Micros("timeMs", place.Time);
        json.Penalties(place.Penalties);
        json.WriteString("state", Words<ResultState>.Write(grid.State));
        json.WriteString("reason", place.Reason);
    });
}
