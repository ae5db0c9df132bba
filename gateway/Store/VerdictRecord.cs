namespace PitMarshal.Store;

/// <summary>
/// A change of one verdict, as recorded beside the entry that brought it; null JSON: it no longer stands.
/// </summary>
public readonly record struct VerdictRecord(long Position, string Id, string? Json);
