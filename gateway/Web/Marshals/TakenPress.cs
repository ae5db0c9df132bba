namespace PitMarshal.Web.Marshals;

/// <summary>A press is on the disk.</summary>
/// <param name="Number">The number of its last event in the log; 0: there was nothing to do.</param>
public sealed record TakenPress(long Number);
