namespace PitMarshal.Store.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteReader(string path) : ILogReader
{
    // In this order: see there.
    private readonly LogHead? _committed = HeadFile.Of(path);
    private readonly LogDatabase _database = new(path, readOnly: true, isBrief: true);

    public LogHead Head => _database.Head(out _);

    public IEnumerable<LogEntry> Entries(long from = 1)
    {
        using var rows = _database.Prepare(
            "SELECT position, kind, event, body FROM entry WHERE position >= ? ORDER BY position");
        rows.Bind(1, from);
        while (rows.Step())
        {
            yield return new LogEntry(
                rows.Number(0), (EntryKind)rows.Number(1), rows.Number(2), rows.Bytes(3).ToArray());
        }
    }

    public IEnumerable<ChainedEntry> Chained(long from = 1)
    {
        using var rows = _database.Prepare(
            "SELECT position, kind, event, body, hash FROM entry WHERE position >= ? ORDER BY position");
        // The one before has the hash that the first of them was chained to.
        rows.Bind(1, from - 1);
        var previous = new byte[Chain.HashBytes];
        while (rows.Step())
        {
            if (rows.Number(0) < from)
            {
                previous = rows.Bytes(4).ToArray();
                continue;
            }
            var entry = new LogEntry(
                rows.Number(0), (EntryKind)rows.Number(1), rows.Number(2), rows.Bytes(3).ToArray());
            var hash = rows.Bytes(4).ToArray();
            yield return new ChainedEntry(entry, previous, hash);
            previous = hash;
        }
    }

    public IEnumerable<byte[]> Events(long from = 1)
    {
        using var rows = _database.Prepare("SELECT body FROM entry WHERE event >= ? ORDER BY event");
        rows.Bind(1, from);
        while (rows.Step())
        {
            yield return rows.Bytes(0).ToArray();
        }
    }

    public IEnumerable<VerdictRecord> VerdictHistory(long from = 1)
    {
        using var rows = _database.Prepare(
            "SELECT position, id, json FROM verdict WHERE number >= "
            + "(SELECT number FROM verdict WHERE position >= ? ORDER BY position, number LIMIT 1) ORDER BY number");
        rows.Bind(1, from);
        while (rows.Step())
        {
            yield return new VerdictRecord(rows.Number(0), rows.Text(1), rows.TextOrNull(2));
        }
    }

    public IEnumerable<(VerdictRecord Record, long Event)> VerdictHistory(string id, int most)
    {
        using var rows = _database.Prepare("""
            SELECT v.position, v.json, e.event FROM verdict v LEFT JOIN entry e ON e.position = v.position
            WHERE v.id = ? ORDER BY v.number DESC LIMIT ?
            """);
        rows.BindText(1, id);
        rows.Bind(2, most);
        while (rows.Step())
        {
            yield return (new VerdictRecord(rows.Number(0), id, rows.TextOrNull(1)),
                rows.IsNull(2) ? 0 : rows.Number(2));
        }
    }

    public IEnumerable<(long Id, string Station, string Boot)> Streams()
    {
        using var rows = _database.Prepare("SELECT id, station, boot FROM stream ORDER BY id");
        while (rows.Step())
        {
            yield return (rows.Number(0), rows.Text(1), rows.Text(2));
        }
    }

    public IEnumerable<(long Position, string? Station, string? Boot, long N)> Observations()
    {
        // Of each stream its names are read once: not for every row of it again.
        var streams = Streams().ToDictionary(stream => stream.Id);
        using var rows = _database.Prepare("SELECT position, stream, n FROM observation ORDER BY position");
        while (rows.Step())
        {
            var (_, station, boot) = streams.GetValueOrDefault(rows.Number(1));
            yield return (rows.Number(0), station, boot, rows.Number(2));
        }
    }

    public string? FindBreak()
    {
        using var rows = _database.Prepare("SELECT position, kind, body, hash, event FROM entry ORDER BY position");
        var chain = new Chain();
        long expected = 0, events = 0;
        while (rows.Step())
        {
            if (rows.Number(0) != ++expected)
            {
                return $"entry {expected} is missing";
            }
            var kind = (EntryKind)rows.Number(1);
            if (!chain.Next(expected, kind, rows.Bytes(2)).SequenceEqual(rows.Bytes(3)))
            {
                return $"entry {expected} is not what was written, or the one before it is not";
            }
            if (kind == EntryKind.Event ? rows.Number(4) != ++events : !rows.IsNull(4))
            {
                return $"entry {expected} is not counted among the events as it was written";
            }
        }
        return _database.Lacks(_committed);
    }

    public void Dispose() => _database.Dispose();
}
