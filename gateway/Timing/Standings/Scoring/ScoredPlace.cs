using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>A car of one result, with the points that it gives and why.</summary>
internal sealed class ScoredPlace(SeasonResult of, string car, string? group, int? position)
{
    public SeasonResult Of { get; } = of;

    public string Car { get; } = car;

    /// <summary>The class in which it is placed; null: among all.</summary>
    public string? Group { get; } = group;

    public int? Position { get; } = position;

    public decimal Points { get; private set; }

    public List<string> Reasons { get; } = [];

    public void Add(decimal points, string why)
    {
        if (points != 0)
        {
            Points += points;
            Reasons.Add($"{PointsText.Of(points)} {why}");
        }
    }
}
