namespace PitMarshal.Ingest.Decisions;

/// <summary>What became of a decision: it is on the disk, or it was refused.</summary>
/// <param name="Number">The number of its event in the log, of several the last; 0 where there is none.</param>
/// <param name="Refusal">Why nothing was recorded; null when it is on the disk.</param>
public sealed record Decided(long Number, Refusal? Refusal = null)
{
    internal static Decided Not(Refusal refusal) => new(0, refusal);
}
