namespace PitMarshal.Timing.Settings;

/// <summary>What ends a session, and the laps that still count.</summary>
public enum EndOf
{
    /// <summary>The leader's first passing at or after the time; all others finish with their next one.</summary>
    LeaderAfterTime,

    /// <summary>Each car's own first passing at or after the time.</summary>
    OwnAfterTime,

    /// <summary>The time: only laps that were complete by then count.</summary>
    FullLaps,

    /// <summary>The leader's last lap of so many; all others finish with their next passing.</summary>
    Laps,
}
