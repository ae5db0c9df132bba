namespace PitMarshal.Judge.Rules;

/// <summary>What a <c>sum</c> adds up.</summary>
public enum SumOf { DriveTime, PitLaneTime, StationaryTime, RefuelTime, Laps }
