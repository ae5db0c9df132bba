namespace PitMarshal.Timing.Settings;

/// <summary>The ways to take the result of a race that was stopped.</summary>
public enum CountbackTo
{
    /// <summary>As if the flag had been shown when the leader completed a lap so many before the last one.</summary>
    LapsBack,

    /// <summary>Each car's last passing before the stoppage.</summary>
    LastPassing,

    /// <summary>
    /// As if the flag had been shown at the last lap that the leader and all cars on its lap had completed.
    /// </summary>
    LeaderLap,
}
