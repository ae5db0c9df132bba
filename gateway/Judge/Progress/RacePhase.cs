namespace PitMarshal.Judge.Progress;

/// <summary>
/// How far the race is, as far as the log goes; one whose start the log does not have has not started.
/// </summary>
public enum RacePhase { NotStarted, Running, Suspended, Finished, Ended }
