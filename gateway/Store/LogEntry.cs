namespace PitMarshal.Store;

/// <summary>One entry as it was read.</summary>
/// <param name="Position">1, 2, 3 … over all entries.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Event">For an event its number among the events, from 1; else 0.</param>
/// <param name="Body">JSON, UTF-8.</param>
public sealed record LogEntry(long Position, EntryKind Kind, long Event, byte[] Body);
