using PitMarshal.Store.Feed;

namespace PitMarshal.Store.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteFeed : StoredFeed, ILogFeed
{
    private readonly LogDatabase _database;
    private readonly SqliteStatement _events, _verdicts, _place, _last, _count;

    internal SqliteFeed(string path)
    {
        _database = new LogDatabase(path, readOnly: true);
        _events = _database.Prepare("SELECT event, position, body FROM entry WHERE event > ? ORDER BY event LIMIT ?");
        _verdicts = _database.Prepare("""
            SELECT position, id, json FROM verdict WHERE position >= ? AND position < ?
            ORDER BY position, number LIMIT ? OFFSET ?
            """);
        _place = _database.Prepare("SELECT position FROM entry WHERE event = ?");
        _last = _database.Prepare("SELECT max(event) FROM entry");
        _count = _database.Prepare("SELECT count(*) FROM verdict WHERE position >= ? AND position < ?");
    }

    public override void Dispose()
    {
        foreach (var statement in new[] { _events, _verdicts, _place, _last, _count })
        {
            statement.Dispose();
        }
        _database.Dispose();
    }

    protected override long LastEvent() => Number(_last);

    protected override long PlaceOf(long number) => Number(_place.Bind(1, number));

    protected override long CountOfChanges(long from, long end) => Number(_count.Bind(1, from).Bind(2, end));

    protected override List<(long Number, long Place, string Json)> Events(long after, int most)
    {
        var events = new List<(long, long, string)>();
        _events.Bind(1, after).Bind(2, most);
        while (_events.Step())
        {
            events.Add((_events.Number(0), _events.Number(1), _events.Text(2)));
        }
        return events;
    }

    protected override List<(long Place, string Id, string? Json)> Changes(long from, long end, int most, long without)
    {
        var changes = new List<(long, string, string?)>();
        _verdicts.Bind(1, from).Bind(2, end).Bind(3, most).Bind(4, without);
        while (_verdicts.Step())
        {
            changes.Add((_verdicts.Number(0), _verdicts.Text(1), _verdicts.TextOrNull(2)));
        }
        return changes;
    }

    protected override T AtOnce<T>(Func<T> read)
    {
        _database.Run("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            _database.Run("COMMIT");
        }
    }

    private static long Number(SqliteStatement statement)
    {
        var number = statement.Step() ? statement.Number(0) : 0;
        statement.Reset();
        return number;
    }
}
