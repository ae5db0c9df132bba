namespace PitMarshal.Store;

/// <summary>
/// Appends to a log, batch by batch, under the head it knows: when somebody else has written meanwhile, it writes no
/// more. Not for several threads at once. Every method throws <see cref="LogFailed"/> when the log cannot do it: then
/// nothing of the batch is kept, and after <see cref="Rollback"/> the writer stands where the last batch ended.
/// </summary>
public interface ILogWriter : IDisposable
{
    /// <summary>The last entry, of the batch that is open where there is one.</summary>
    LogHead Head { get; }

    /// <summary>Number of events so far.</summary>
    long Events { get; }

    /// <summary>Begins a batch, unless one is begun. Until <see cref="Commit"/> nothing of it is kept.</summary>
    void Begin();

    /// <summary>When it returns, the batch is durable: now it may be acknowledged.</summary>
    void Commit();

    /// <summary>Gives up the batch, streams that were new in it too.</summary>
    void Rollback();

    /// <summary>Between two batches: whether the disk takes something now. Leaves the log as it is.</summary>
    bool IsWritable();

    /// <summary>The number under which a station's boot is kept.</summary>
    long NewStream(string station, string boot);

    /// <summary>Returns the entry's position.</summary>
    long AppendObservation(long stream, long n, ReadOnlySpan<byte> body);

    /// <summary>Returns the entry's position.</summary>
    long AppendEvent(string json);

    /// <summary>Returns the entry's position.</summary>
    /// <param name="kind">Not an observation: that one needs its number.</param>
    /// <param name="body">JSON, UTF-8.</param>
    long Append(EntryKind kind, ReadOnlySpan<byte> body);

    /// <summary>Records what the entry at this position did to a verdict; null: it no longer stands.</summary>
    void RecordVerdict(long position, string id, string? json);

    /// <summary>The body of an observation that is stored or in this batch; null when there is none.</summary>
    byte[]? FindObservation(long stream, long n);
}
