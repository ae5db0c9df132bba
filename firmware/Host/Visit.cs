namespace PitMarshal.Host;

/// <summary>What the drivers do while the car stands in its box.</summary>
public enum DriverMoves { Stays, Changes, OutOneFootAtATime, OutOnBothFeet }

/// <summary>One visit to the pit lane, as it really happens. Times in ms of race time, 0 = green.</summary>
/// <param name="PitInMs">The car crosses the pit-in line.</param>
/// <param name="PitOutMs">It crosses the pit-out line; null when it stays (the finish).</param>
/// <param name="Moves">What the drivers do meanwhile.</param>
/// <param name="DriverIn">Who drives on.</param>
public sealed record Visit(long PitInMs, long? PitOutMs, DriverMoves Moves, string DriverIn)
{
    /// <summary>The pit-in loop fires a second time, three seconds later.</summary>
    public bool PhantomPulse { get; init; }

    /// <summary>The transponder does not answer at pit-in.</summary>
    public bool SilentAtPitIn { get; init; }
}
