using PitMarshal.Store;

namespace PitMarshal.Hub.Wire;

/// <summary>
/// An entry of a log on its way, with what it did to the verdicts. Its place tells its position.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Body">JSON as the log has it, to the byte.</param>
/// <param name="Verdicts">Their records, in the log's order.</param>
public sealed record ShippedEntry(EntryKind Kind, byte[] Body, IReadOnlyList<ShippedVerdict> Verdicts)
{
    /// <summary>About so much memory, and of the line.</summary>
    public long Size => Body.Length + Verdicts.Sum(verdict => (long)verdict.Id.Length + (verdict.Json?.Length ?? 0));
}
