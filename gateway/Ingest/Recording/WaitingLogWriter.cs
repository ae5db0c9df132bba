using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// Writes a log that cannot be opened for it yet, as at a start on a full disk. Until it can, nothing is appended, and
/// what the log has can be read.
/// </summary>
public sealed class WaitingLogWriter : ILogWriter
{
    private readonly Func<ILogWriter> _open;
    private ILogWriter? _writer;
    private string _why = "";

    /// <param name="open">Opens it; tried again whenever somebody asks whether it is writable.</param>
    /// <exception cref="LogFailed">It cannot be opened, whatever the disk takes.</exception>
    public WaitingLogWriter(Func<ILogWriter> open)
    {
        _open = open;
        TryOpen();
    }

    public LogHead Head => Writer.Head;

    public long Events => _writer?.Events ?? 0;

    private ILogWriter Writer => _writer ?? throw new LogFailed(_why, mayPass: true);

    public bool IsWritable() => TryOpen() && _writer!.IsWritable();

    public void Begin() => Writer.Begin();

    public void Commit() => _writer?.Commit();

    public void Rollback() => _writer?.Rollback();

    public long NewStream(string station, string boot) => Writer.NewStream(station, boot);

    public long AppendObservation(long stream, long n, ReadOnlySpan<byte> body) =>
        Writer.AppendObservation(stream, n, body);

    public long AppendEvent(string json) => Writer.AppendEvent(json);

    public long Append(EntryKind kind, ReadOnlySpan<byte> body) => Writer.Append(kind, body);

    public void RecordVerdict(long position, string id, string? json) => Writer.RecordVerdict(position, id, json);

    public byte[]? FindObservation(long stream, long n) => Writer.FindObservation(stream, n);

    public void Dispose() => _writer?.Dispose();

    private bool TryOpen()
    {
        try
        {
            _writer ??= _open();
            return true;
        }
        catch (LogFailed failed) when (failed.MayPass)
        {
            _why = failed.Message;
            return false;
        }
    }
}
