namespace PitMarshal.Timing.Settings;

/// <summary>A further result over the same passings, such as the sprint in a SprintDuro. It ends nothing.</summary>
/// <param name="Result">Its name.</param>
/// <param name="AtMicros">Its length from the start.</param>
/// <param name="End">Which laps still count then.</param>
public sealed record FurtherResult(string Result, long AtMicros, EndOf End = EndOf.LeaderAfterTime);
