namespace PitMarshal.Judge.Progress;

/// <summary>How far the race is, as far as the log goes.</summary>
public enum RacePhase { NotStarted, Running, Suspended, Finished, Ended }
