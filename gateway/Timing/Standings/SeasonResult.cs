using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings;

/// <summary>A result that gives points.</summary>
/// <param name="Meeting">Of the season.</param>
/// <param name="Result">The classification.</param>
/// <param name="Entries">Who is entered with each of its cars.</param>
public sealed record SeasonResult(
    string Meeting, Classification Result, IReadOnlyDictionary<string, EntryListed> Entries)
{
    /// <summary>What only its log tells; null where there is none.</summary>
    public RaceDetails? Details { get; init; }

    /// <summary>How it gives points.</summary>
    public required PointsRules Points { get; init; }

    /// <summary>Points by place times this.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>It counts however low it is.</summary>
    public bool MustCount { get; init; }
}
