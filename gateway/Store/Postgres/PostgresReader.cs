using System.Text;
using Npgsql;

namespace PitMarshal.Store.Postgres;

/// <inheritdoc/>
/// <remarks>
/// Page by page, in one transaction that sees the log as it was when the first of several enumerations began.
/// </remarks>
internal sealed class PostgresReader(PostgresStore store, long log) : ILogReader
{
    private const int PageRows = 1000;
    private readonly StoreSession _session = store.Session();
    private int _enumerations;

    public LogHead Head => LogPlace.Of(_session, log).Head;

    public IEnumerable<LogEntry> Entries(long from = 1) => Pages(
        "SELECT position, kind, event, body FROM pitmarshal.entry WHERE log = $1 AND position > $2 ORDER BY position",
        from - 1, row => (row.GetInt64(0), Entry(row)));

    public IEnumerable<ChainedEntry> Chained(long from = 1)
    {
        var previous = new byte[Chain.HashBytes];
        // The one before has the hash that the first of them was chained to.
        foreach (var (entry, hash) in Pages("SELECT position, kind, event, body, hash FROM pitmarshal.entry "
            + "WHERE log = $1 AND position > $2 ORDER BY position",
            from - 2, row => (row.GetInt64(0), (Entry(row), row.GetFieldValue<byte[]>(4)))))
        {
            if (entry.Position >= from)
            {
                yield return new ChainedEntry(entry, previous, hash);
            }
            previous = hash;
        }
    }

    public IEnumerable<byte[]> Events(long from = 1) => Pages(
        "SELECT event, body FROM pitmarshal.entry WHERE log = $1 AND event > $2 ORDER BY event",
        from - 1, row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)));

    public IEnumerable<VerdictRecord> VerdictHistory(long from = 1) => Pages(
        "SELECT number, position, id, json FROM pitmarshal.verdict WHERE log = $1 AND number > $2 ORDER BY number",
        NumberBefore(from), row => (row.GetInt64(0), new VerdictRecord(row.GetInt64(1), Text(row, 2)!, Text(row, 3))));

    public IEnumerable<(VerdictRecord Record, long Event)> VerdictHistory(string id, int most) => _session.Rows("""
        SELECT v.position, v.json, coalesce(e.event, 0) FROM pitmarshal.verdict v
        LEFT JOIN pitmarshal.entry e ON e.log = v.log AND e.position = v.position
        WHERE v.log = $1 AND v.id = $2 ORDER BY v.number DESC LIMIT $3
        """, row => (new VerdictRecord(row.GetInt64(0), id, Text(row, 1)), row.GetInt64(2)),
        log, Encoding.UTF8.GetBytes(id), most);

    public IEnumerable<(long Id, string Station, string Boot)> Streams() => Pages(
        "SELECT id, station, boot FROM pitmarshal.stream WHERE log = $1 AND id > $2 ORDER BY id", 0,
        row => (row.GetInt64(0), (row.GetInt64(0), Text(row, 1)!, Text(row, 2)!)));

    public IEnumerable<(long Position, string? Station, string? Boot, long N)> Observations() => Pages("""
        SELECT e.position, s.station, s.boot, e.n FROM pitmarshal.entry e
        LEFT JOIN pitmarshal.stream s ON s.log = e.log AND s.id = e.stream
        WHERE e.log = $1 AND e.position > $2 AND e.stream IS NOT NULL ORDER BY e.position
        """, 0, row => (row.GetInt64(0), (row.GetInt64(0), Text(row, 1), Text(row, 2), row.GetInt64(3))));

    public string? FindBreak()
    {
        // The head that was committed, in the same transaction as the entries.
        Enter();
        try
        {
            var committed = Head;
            return BrokenEntry(out var last) ?? (last == committed ? null
                : $"entry {committed.Position} ({committed.Short}) was committed and is not there any more; "
                    + $"the log ends with entry {last.Position}: it was cut, damaged or replaced");
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => _session.Dispose();

    private string? BrokenEntry(out LogHead last)
    {
        var chain = new Chain();
        long expected = 0, events = 0;
        foreach (var (entry, _, hash) in Chained())
        {
            if (entry.Position != ++expected)
            {
                last = default;
                return $"entry {expected} is missing";
            }
            if (!chain.Next(expected, entry.Kind, entry.Body).SequenceEqual(hash))
            {
                last = default;
                return $"entry {expected} is not what was written, or the one before it is not";
            }
            if (entry.Event != (entry.Kind == EntryKind.Event ? ++events : 0))
            {
                last = default;
                return $"entry {expected} is not counted among the events as it was written";
            }
        }
        last = new LogHead(expected, Convert.ToHexStringLower(chain.Last));
        return null;
    }

    private IEnumerable<T> Pages<T>(string sql, long after, Func<NpgsqlDataReader, (long Key, T Row)> read)
    {
        Enter();
        try
        {
            for (List<(long Key, T Row)> page = []; ;)
            {
                page = _session.Rows($"{sql} LIMIT {PageRows}", read, log, after);
                foreach (var (_, row) in page)
                {
                    yield return row;
                }
                if (page.Count < PageRows)
                {
                    break;
                }
                after = page[^1].Key;
            }
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        if (_enumerations == 0)
        {
            _session.Begin("ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        _enumerations++;
    }

    /// <summary>With the connection the transaction ends; nothing was written in it.</summary>
    private void Leave()
    {
        if (--_enumerations == 0)
        {
            _session.Rest();
        }
    }

    /// <summary>Of the last change that an entry before a position brought; 0 where there is none.</summary>
    private long NumberBefore(long position) => position <= 1 ? 0 : _session.Rows(
        "SELECT number FROM pitmarshal.verdict WHERE log = $1 AND position < $2 "
        + "ORDER BY position DESC, number DESC LIMIT 1", row => row.GetInt64(0), log, position).FirstOrDefault();

    private static LogEntry Entry(NpgsqlDataReader row) => new(row.GetInt64(0), (EntryKind)row.GetInt16(1),
        row.IsDBNull(2) ? 0 : row.GetInt64(2), row.GetFieldValue<byte[]>(3));

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(column));
}
