namespace PitMarshal.Timing.Laps;

/// <summary>What a passing is taken for. None is ever deleted.</summary>
internal enum PassingUse
{
    /// <summary>Of the pit lane's lines.</summary>
    Pit,

    /// <summary>It begins the first lap and ends none.</summary>
    Opens,

    /// <summary>It ends a lap.</summary>
    EndsLap,

    /// <summary>Set aside: sooner than the minimum lap after the one before.</summary>
    TooSoon,

    /// <summary>Set aside: in a pit lane that the line does not cross.</summary>
    InPitLane,

    /// <summary>Set aside: the car was told to have retired.</summary>
    Retired,
}
