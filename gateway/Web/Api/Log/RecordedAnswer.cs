namespace PitMarshal.Web.Api.Log;

/// <summary>It is on the disk.</summary>
/// <param name="Number">Of the event in the log.</param>
public sealed record RecordedAnswer(long Number);
