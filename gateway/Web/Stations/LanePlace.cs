using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;

namespace PitMarshal.Web.Stations;

/// <summary>A place of the picture: a line that cars pass, or a box.</summary>
/// <param name="Name">The point's or the box's.</param>
/// <param name="IsBox">False: a line.</param>
public sealed partial record LanePlace(string Name, bool IsBox)
{
    /// <summary>
    /// All that the stations watch, as a car comes by it: start-finish, pit-in, the boxes, pit-out; then lines that
    /// the program does not know.
    /// </summary>
    internal static IReadOnlyList<LanePlace> InOrder(IReadOnlyList<StationView> stations) =>
    [
        .. stations.SelectMany(station => station.Points.Select(point => new LanePlace(point, false)))
            .Concat(stations.SelectMany(station => station.Boxes.Select(box => new LanePlace(box, true))))
            .Distinct()
            .OrderBy(place => place.Rank).ThenBy(place => place.SortedAs, StringComparer.Ordinal)
            .ThenBy(place => place.Name, StringComparer.Ordinal),
    ];

    /// <summary>What its drawing, and what is read out, calls it.</summary>
    internal string Title => IsBox ? $"box {Name}" : Name;

    /// <summary>Unique on the page, and fit for an address.</summary>
    internal string Id => $"place-{(IsBox ? "box" : "line")}-{Uri.EscapeDataString(Name)}";

    /// <summary>
    /// It belongs to the pit lane; start-finish and other lines are on the track, or who knows where.
    /// </summary>
    internal bool IsInLane => IsBox || Name is Line.PitIn or Line.PitOut;

    internal bool IsWatchedBy(StationView station) => (IsBox ? station.Boxes : station.Points).Contains(Name);

    private int Rank => this switch
    {
        { IsBox: true } => 2,
        { Name: Line.StartFinish } => 0,
        { Name: Line.PitIn } => 1,
        { Name: Line.PitOut } => 3,
        _ => 4,
    };

    /// <summary>Box 9 before box 10: each number as wide as the widest that anybody paints on a wall.</summary>
    private string SortedAs => Number().Replace(Name, digits => digits.Value.TrimStart('0').PadLeft(12, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
