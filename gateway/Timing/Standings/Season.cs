using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings;

/// <summary>A season: its results, and how they make standings.</summary>
/// <param name="Name">The season's.</param>
/// <param name="Points">Who has the points, how many results count, what decides between equal points.</param>
/// <param name="Results">In order.</param>
/// <param name="Guests">Cars that have no points, and are as if they had not been there.</param>
public sealed record Season(
    string Name, PointsRules Points, IReadOnlyList<SeasonResult> Results, IReadOnlySet<string> Guests);
