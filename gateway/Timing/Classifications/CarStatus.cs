namespace PitMarshal.Timing.Classifications;

/// <summary>What became of a car in a session.</summary>
public enum CarStatus { Running, Finished, NotClassified, Retired, Disqualified, NotStarted }
