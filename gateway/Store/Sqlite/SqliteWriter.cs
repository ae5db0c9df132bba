using System.Text;

namespace PitMarshal.Store.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteWriter : ILogWriter
{
    // What a large batch takes.
    private const int RoomBytes = 1 << 20;

    private readonly LogDatabase _database;
    private readonly HeadFile _headFile;
    private readonly SqliteStatement _insertEntry, _insertObservation, _findObservation,
        _insertVerdict, _insertStream, _last;
    private readonly Chain _chain = new();
    private readonly byte[] _committedHash = new byte[Chain.HashBytes];
    private (long Position, long Events) _committed;
    private byte[] _text = new byte[4096];
    private long _position;
    private readonly string _room;
    private bool _open;
    private int _probes;

    /// <param name="path">The file.</param>
    /// <param name="evenIfCut">Also where the head that was written down is not in the log.</param>
    internal SqliteWriter(string path, bool evenIfCut = false)
    {
        var committed = evenIfCut ? null : HeadFile.Of(path);
        _database = Sound(path, committed);
        _headFile = new HeadFile(path);
        _room = path + "-room";
        _insertEntry = _database.Prepare(
            "INSERT INTO entry (position, kind, event, body, hash) VALUES (?, ?, ?, ?, ?)");
        _insertObservation = _database.Prepare("INSERT INTO observation (stream, n, position) VALUES (?, ?, ?)");
        _findObservation = _database.Prepare(
            "SELECT body FROM entry WHERE position = (SELECT position FROM observation WHERE stream = ? AND n = ?)");
        _insertVerdict = _database.Prepare("INSERT INTO verdict (position, id, json) VALUES (?, ?, ?)");
        _insertStream = _database.Prepare("INSERT INTO stream (station, boot) VALUES (?, ?) RETURNING id");
        _last = _database.Prepare("SELECT position, hash FROM entry ORDER BY position DESC LIMIT 1");
        var head = _database.Head(out var events);
        (_position, Events) = (head.Position, events);
        _chain.StartAfter(Convert.FromHexString(head.Hash));
        Remember();
        _headFile.Write(Head);
    }

    public LogHead Head => new(_position, Convert.ToHexStringLower(_chain.Last));

    public long Events { get; private set; }

    public void Begin()
    {
        if (_open)
        {
            return;
        }
        _database.Run("BEGIN IMMEDIATE");
        _open = true;
        if (!IsHeadAsCommitted())
        {
            Rollback();
            throw new LogFailed(
                $"the log was written by somebody else: it does not end with entry {_position} any more");
        }
    }

    public void Commit()
    {
        if (!_open)
        {
            return;
        }
        if (!_database.InTransaction)
        {
            throw new LogFailed("SQLite: the batch was given up before its end");
        }
        _database.Run("COMMIT");
        _open = false;
        Remember();
        _headFile.Write(Head);
    }

    public void Rollback()
    {
        if (_open && _database.InTransaction)
        {
            _database.Run("ROLLBACK");
        }
        _open = false;
        (_position, Events) = _committed;
        _chain.StartAfter(_committedHash);
    }

    public bool IsWritable()
    {
        try
        {
            TryRoom();
            // A page of the file that the log does not use.
            _database.Run($"PRAGMA user_version = {++_probes}");
            return true;
        }
        catch (Exception failed) when (failed is LogFailed { MayPass: true } or IOException
            or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>A page finds room where a batch does not: the log would go on and fail in turns.</summary>
    private void TryRoom()
    {
        try
        {
            using var room = new FileStream(_room, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            room.Write(new byte[RoomBytes]);
        }
        finally
        {
            File.Delete(_room);
        }
    }

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

    public long Append(EntryKind kind, ReadOnlySpan<byte> body)
    {
        Begin();
        var position = ++_position;
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

    public void RecordVerdict(long position, string id, string? json) =>
        _insertVerdict.Bind(1, position).BindText(2, id).BindText(3, json).Run();

    public byte[]? FindObservation(long stream, long n)
    {
        var found = _findObservation.Bind(1, stream).Bind(2, n).Step() ? _findObservation.Bytes(0).ToArray() : null;
        _findObservation.Reset();
        return found;
    }

    /// <summary>No page beyond so many: to SQLite it is a full disk.</summary>
    internal void LimitPages(int most) => _database.Run($"PRAGMA max_page_count = {most}");

    public void Dispose()
    {
        foreach (var statement in new[]
            { _insertEntry, _insertObservation, _findObservation, _insertVerdict, _insertStream, _last })
        {
            statement.Dispose();
        }
        _database.Dispose();
        _headFile.Dispose();
    }

    /// <summary>What was committed once is there still, and SQLite can read what there is.</summary>
    private static LogDatabase Sound(string path, LogHead? committed)
    {
        // Before SQLite opens it: it would remove the write-ahead file of a database that is gone.
        if (committed is { Position: > 0 } known && new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            throw new LogFailed($"{path}: {LogDatabase.Lost(known, 0)}");
        }
        var database = new LogDatabase(path, readOnly: false);
        if ((database.Lacks(committed) ?? database.FindDamage()) is { } wrong)
        {
            database.Dispose();
            throw new LogFailed($"{path}: {wrong}");
        }
        database.LeaveWriteAheadFile(false);
        return database;
    }

    private bool IsHeadAsCommitted()
    {
        var same = _last.Step()
            ? _last.Number(0) == _committed.Position && _last.Bytes(1).SequenceEqual(_committedHash)
            : _committed.Position == 0;
        _last.Reset();
        return same;
    }

    private void Remember()
    {
        _committed = (_position, Events);
        _chain.Last.CopyTo(_committedHash);
    }
}
