using PitMarshal.Timing.Penalties;

namespace PitMarshal.Timing.Classifications;

/// <summary>One line of a classification. Times are µs.</summary>
public sealed record ClassifiedCar
{
    public required string Car { get; init; }

    /// <summary>From 1; null where it has none.</summary>
    public int? Position { get; init; }

    public string? Class { get; init; }

    public int? ClassPosition { get; init; }

    /// <summary>Complete laps, without those that a penalty takes.</summary>
    public long Laps { get; init; }

    /// <summary>From the start to the passing that ends its last counted lap.</summary>
    public long? Total { get; init; }

    /// <summary>
    /// To the first car: of the time that the order rests on, penalties included; null where laps are between them.
    /// </summary>
    public long? Gap { get; init; }

    /// <summary>To the first car.</summary>
    public long? GapLaps { get; init; }

    /// <summary>To the car before; null where laps are between them.</summary>
    public long? Interval { get; init; }

    /// <summary>The best lap.</summary>
    public long? Best { get; init; }

    /// <summary>Which lap was the best, from 1.</summary>
    public int? BestLap { get; init; }

    /// <summary>The last counted lap.</summary>
    public long? Last { get; init; }

    /// <summary>Visits of the pit lane.</summary>
    public int Stops { get; init; }

    public CarStatus Status { get; init; }

    /// <summary>The time that the order rests on: the total with its penalties, the best lap or a mean.</summary>
    public long? RankedBy { get; init; }

    /// <summary>Uncertainty of the time that the order rests on, ± µs.</summary>
    public double U { get; init; }

    /// <summary>The gap to the car before is within the uncertainty of the two.</summary>
    public bool Tie { get; init; }

    /// <summary>Penalties that are in the result.</summary>
    public IReadOnlyList<ResultPenalty> Penalties { get; init; } = [];

    /// <summary>What a person should know of this line; empty: nothing.</summary>
    public string Reason { get; init; } = "";
}
