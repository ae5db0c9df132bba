namespace PitMarshal.Timing.Laps;

/// <summary>The lines that timing uses. Of one instant, a car comes in, passes the line and goes out.</summary>
internal enum TimedLine { PitIn, StartFinish, StartFinishInPitLane, PitOut }
