using PitMarshal.Store;

namespace PitMarshal.Ingest.Following;

/// <summary>The log as somebody has it who may not write: every append is refused.</summary>
public sealed class FollowedLog : ILogWriter
{
    public LogHead Head => throw Refused();

    public long Events => throw Refused();

    public void Begin() => throw Refused();

    public void Commit()
    {
    }

    public void Rollback()
    {
    }

    public bool IsWritable() => false;

    public long NewStream(string station, string boot) => throw Refused();

    public long AppendObservation(long stream, long n, ReadOnlySpan<byte> body) => throw Refused();

    public long AppendEvent(string json) => throw Refused();

    public long Append(EntryKind kind, ReadOnlySpan<byte> body) => throw Refused();

    public void RecordVerdict(long position, string id, string? json) => throw Refused();

    public byte[]? FindObservation(long stream, long n) => null;

    public void Dispose()
    {
    }

    private static LogFailed Refused() => new(LogFollowing.Refusal);
}
