using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>How a source is heard now, as people are shown it beside the stations.</summary>
/// <param name="Station">The name by which its events go; a guess of it before the first record.</param>
/// <param name="Kind">Which protocol.</param>
/// <param name="Points">The lines it sees.</param>
public sealed record LiveHealth(string Station, string Kind, IReadOnlyList<string> Points)
{
    public bool Online { get; init; }

    /// <summary>Since when it is; null while it is not.</summary>
    public Instant? OnlineSince { get; init; }

    /// <summary>The last byte.</summary>
    public Instant? LastHeard { get; init; }

    /// <summary>Counts its restarts; null before the first record.</summary>
    public string? Boot { get; init; }

    /// <summary>The highest number so far.</summary>
    public long UpTo { get; init; }

    /// <summary>Numbers that are missing and were asked for again.</summary>
    public IReadOnlyList<(long From, long To)> Holes { get; init; } = [];

    /// <summary>How far off its instants may be by its clock, ± ms; null while nothing is known.</summary>
    public double? ClockUMs { get; init; }

    /// <summary>The latest sign of its clock, and how long it was on the way, ms.</summary>
    public (Instant At, double RoundTripMs)? Exchange { get; init; }

    /// <summary>What could not be used, by reason.</summary>
    public IReadOnlyDictionary<string, long> Refused { get; init; } = new Dictionary<string, long>();
}
