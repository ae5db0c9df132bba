namespace PitMarshal.Judge.Rules.Sums;

/// <summary>What a <c>sum</c> adds up.</summary>
public enum SumOf { DriveTime, PitLaneTime, StationaryTime, RefuelTime, Laps }
