namespace PitMarshal.Timing.Standings.Points;

/// <summary>Points by place.</summary>
/// <param name="Entrants">From so many entrants on.</param>
/// <param name="Points">Of the first place, the second, and so on.</param>
/// <param name="After">Of every further place.</param>
public sealed record PointsTable(int Entrants, IReadOnlyList<decimal> Points, decimal After);
