namespace PitMarshal.Timing.Standings;

/// <summary>One line of the standings.</summary>
public sealed record StandingsLine
{
    /// <summary>The class whose standings these are; null: there is one for all.</summary>
    public string? Class { get; init; }

    /// <summary>From 1; those whom nothing tells apart have the same.</summary>
    public required int Position { get; init; }

    /// <summary>A driver's id, a team, a car or a class.</summary>
    public required string Entrant { get; init; }

    /// <summary>A driver's name, where it is known.</summary>
    public string? Name { get; init; }

    public decimal Points { get; init; }

    /// <summary>It has the same position as another.</summary>
    public bool Tie { get; init; }

    /// <summary>In order of the season.</summary>
    public IReadOnlyList<ScoredCar> Results { get; init; } = [];

    /// <summary>What does not count, and what decided between equal points.</summary>
    public string Reason { get; init; } = "";
}
