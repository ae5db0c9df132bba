namespace PitMarshal.Timing.Penalties;

/// <summary>What an ordered penalty changes.</summary>
public enum ResultPenaltyKind
{
    /// <summary>Taken from the laps.</summary>
    Laps,

    /// <summary>Added to the time.</summary>
    Time,

    /// <summary>Places on the next grid; this result stays as it is.</summary>
    Grid,

    /// <summary>Behind all classified cars of its class.</summary>
    LastInClass,

    Disqualification,
}
