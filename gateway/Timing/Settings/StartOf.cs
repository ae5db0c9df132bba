namespace PitMarshal.Timing.Settings;

/// <summary>What starts the clock.</summary>
public enum StartOf
{
    /// <summary>The signal, RaceStarted: one clock for all.</summary>
    Signal,

    /// <summary>The first passing of start-finish at or after the signal: one clock for all.</summary>
    LeaderPassing,

    /// <summary>Each car's own first passing at or after the signal: each its own clock.</summary>
    OwnPassing,
}
