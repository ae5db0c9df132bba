namespace PitMarshal.Judge.Rules;

/// <summary>What a <c>sum</c> adds up.</summary>
internal enum SumOf { DriveTime, PitLaneTime, StationaryTime, RefuelTime, Laps }
