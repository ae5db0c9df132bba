using PitMarshal.Timing.Penalties;

namespace PitMarshal.Timing.Grids;

/// <summary>One place of a starting grid.</summary>
public sealed record GridPlace
{
    /// <summary>From 1.</summary>
    public required int Position { get; init; }

    public required string Car { get; init; }

    public string? Class { get; init; }

    public int? ClassPosition { get; init; }

    /// <summary>Of the groups that start one after another, from 1; null: all start together.</summary>
    public int? Group { get; init; }

    /// <summary>How long after the first group it starts, µs; null where nothing says so.</summary>
    public long? StartDelay { get; init; }

    /// <summary>From 1; and the place in it from 1, on the side of the first place.</summary>
    public required int Row { get; init; }

    public required int InRow { get; init; }

    /// <summary>The session, points or draw that gave the place before anything moved it; null: none did.</summary>
    public string? From { get; init; }

    /// <summary>The place there.</summary>
    public int? FromPosition { get; init; }

    /// <summary>What gave it, µs: the best lap, a mean or the total; null where it was no time.</summary>
    public long? Time { get; init; }

    /// <summary>Penalties that moved it.</summary>
    public IReadOnlyList<ResultPenalty> Penalties { get; init; } = [];

    /// <summary>Why the car stands here; never empty.</summary>
    public required string Reason { get; init; }
}
