using PitMarshal.Store;

namespace PitMarshal.Ingest.Following;

/// <summary>What another gateway appended to the log.</summary>
/// <param name="Entries">In order, without a gap.</param>
/// <param name="Streams">All that the log knows.</param>
public sealed record FollowedEntries(
    IReadOnlyList<LogEntry> Entries, IReadOnlyList<(long Id, string Station, string Boot)> Streams);
