using System.Text;

namespace PitMarshal.Store;

/// <summary>
/// The log in one SQLite file: append-only and chained. There is one writer, and it is not for several threads at once;
/// any number of <see cref="LogReader"/>s may read beside it. Every method throws <see cref="LogFailed"/> when the file
/// cannot do it; what was appended since <see cref="Begin"/> is then not kept.
/// </summary>
public sealed class SqliteLog : IDisposable
{
    private readonly LogDatabase _database;
    private readonly SqliteStatement _insertEntry, _insertObservation, _findObservation, _insertVerdict, _insertStream;
    private readonly Chain _chain = new();
    private byte[] _text = new byte[4096];
    private bool _open;

    public SqliteLog(string path)
    {
        _database = new LogDatabase(path, readOnly: false);
        _insertEntry = _database.Prepare("INSERT INTO entry (position, kind, event, body, hash) VALUES (?, ?, ?, ?, ?)");
        _insertObservation = _database.Prepare("INSERT INTO observation (stream, n, position) VALUES (?, ?, ?)");
        _findObservation = _database.Prepare(
            "SELECT body FROM entry WHERE position = (SELECT position FROM observation WHERE stream = ? AND n = ?)");
        _insertVerdict = _database.Prepare("INSERT INTO verdict (position, id, json) VALUES (?, ?, ?)");
        _insertStream = _database.Prepare("INSERT INTO stream (station, boot) VALUES (?, ?) RETURNING id");
        using var last = _database.Prepare(
            "SELECT position, hash, (SELECT max(event) FROM entry) FROM entry ORDER BY position DESC LIMIT 1");
        if (last.Step())
        {
            Position = last.Number(0);
            _chain.StartAfter(last.Bytes(1));
            Events = last.Number(2);
        }
    }

    /// <summary>Position of the last entry; 0 when there is none.</summary>
    public long Position { get; private set; }

    /// <summary>Number of events so far.</summary>
    public long Events { get; private set; }

    /// <summary>Begins a batch, unless one is begun. Until <see cref="Commit"/> nothing of it is kept.</summary>
    public void Begin()
    {
        if (!_open)
        {
            _database.Run("BEGIN IMMEDIATE");
            _open = true;
        }
    }

    /// <summary>When it returns, the batch is on the disk: now it may be acknowledged.</summary>
    public void Commit()
    {
        if (_open)
        {
            _database.Run("COMMIT");
            _open = false;
        }
    }

    /// <summary>The number under which a station's boot is kept.</summary>
    public long NewStream(string station, string boot)
    {
        Begin();
        _insertStream.BindText(1, station).BindText(2, boot).Step();
        var id = _insertStream.Number(0);
        _insertStream.Reset();
        return id;
    }

    public long AppendObservation(long stream, long n, ReadOnlySpan<byte> body)
    {
        var position = Append(EntryKind.Observation, body);
        _insertObservation.Bind(1, stream).Bind(2, n).Bind(3, position).Run();
        return position;
    }

    public long AppendEvent(string json)
    {
        var length = Encoding.UTF8.GetMaxByteCount(json.Length);
        if (_text.Length < length)
        {
            _text = new byte[length];
        }
        return Append(EntryKind.Event, _text.AsSpan(0, Encoding.UTF8.GetBytes(json, _text)));
    }

    /// <param name="kind">Not an observation: that one needs its number.</param>
    /// <param name="body">JSON, UTF-8.</param>
    public long Append(EntryKind kind, ReadOnlySpan<byte> body)
    {
        Begin();
        var position = ++Position;
        _insertEntry.Bind(1, position).Bind(2, (long)kind);
        if (kind == EntryKind.Event)
        {
            _insertEntry.Bind(3, ++Events);
        }
        else
        {
            _insertEntry.BindText(3, (string?)null);
        }
        _insertEntry.BindText(4, body).BindBlob(5, _chain.Next(position, kind, body)).Run();
        return position;
    }

    /// <summary>Records what the entry at this position did to a verdict.</summary>
    public void RecordVerdict(long position, string id, string? json) =>
        _insertVerdict.Bind(1, position).BindText(2, id).BindText(3, json).Run();

    /// <summary>The body of an observation that is stored or in this batch; null when there is none.</summary>
    public byte[]? FindObservation(long stream, long n)
    {
        var found = _findObservation.Bind(1, stream).Bind(2, n).Step() ? _findObservation.Bytes(0).ToArray() : null;
        _findObservation.Reset();
        return found;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _insertEntry, _insertObservation, _findObservation, _insertVerdict, _insertStream })
        {
            statement.Dispose();
        }
        _database.Dispose();
    }
}
