using PitMarshal.Log;

namespace PitMarshal.Judge.Progress;

/// <summary>Where a car is and what it did.</summary>
public sealed record CarProgress
{
    public required string Car { get; init; }

    /// <summary>Its latest entry; null when it was never listed.</summary>
    public EntryListed? Entry { get; init; }

    /// <summary>Who has the car; null when not known.</summary>
    public string? Driver { get; init; }

    /// <summary>In order of pit-in; the last may be in progress.</summary>
    public IReadOnlyList<StopProgress> Stops { get; init; } = [];

    /// <summary>In order of time; the last may run.</summary>
    public IReadOnlyList<StintProgress> Stints { get; init; } = [];

    /// <summary>One for each listed driver, in the entry's order, then others who drove.</summary>
    public IReadOnlyList<DriverTotal> Drivers { get; init; } = [];

    /// <summary>The stop in progress, or null.</summary>
    public StopProgress? InPitLane => Stops is [.., { InPitLane: true } stop] ? stop : null;
}
