using PitMarshal.Events;

namespace PitMarshal.Ingest.Damage;

/// <summary>
/// The events that <c>race.ndjson</c> held when a gateway ended here last: a log only grows, so it begins with them.
/// </summary>
internal sealed class RaceLogWitness : IDisposable
{
    private readonly string _path;
    private readonly BufferedStream? _file;
    private byte[] _line = new byte[4096];
    private long _events;

    internal RaceLogWitness(string path)
    {
        _path = path;
        try
        {
            _file = File.Exists(path)
                ? new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite
                    | FileShare.Delete, bufferSize: 0), 1 << 16)
                : null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be read: {unread.Message}");
        }
    }

    /// <summary>How it differs; null while it does not.</summary>
    internal string? Differs { get; private set; }

    /// <summary>The log's next event.</summary>
    internal void Take(ReadOnlySpan<byte> json)
    {
        if (_file is null || Differs is not null)
        {
            return;
        }
        var length = json.Length + 1;
        _line = _line.Length < length ? new byte[length * 2] : _line;
        var read = _file.ReadAtLeast(_line.AsSpan(0, length), length, throwOnEndOfStream: false);
        if (read > 0 && !(read == length && json.SequenceEqual(_line.AsSpan(0, json.Length))
            && _line[json.Length] == (byte)'\n'))
        {
            Differs = $"{_path}:{_events + 1} is another event than event {_events + 1} of the log";
        }
        _events++;
    }

    /// <summary>The log has no more.</summary>
    internal void End()
    {
        if (Differs is null && _file?.ReadByte() >= 0)
        {
            Differs = $"{_path} holds events beyond the log's {_events}: the log was cut, emptied or replaced";
        }
    }

    public void Dispose() => _file?.Dispose();
}
