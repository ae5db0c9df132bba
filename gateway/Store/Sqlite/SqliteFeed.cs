using PitMarshal.Store.Feed;

namespace PitMarshal.Store.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteFeed : ILogFeed
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

    public long Last() => Number(_last);

    public FeedPosition End() => AtOnce(() => Whole(Last(), long.MaxValue));

    public FeedPosition Before(long number) =>
        AtOnce(() => number > Last() ? Whole(Last(), long.MaxValue) : Whole(number - 1, PlaceOf(number)));

    public bool Knows(FeedPosition position) => AtOnce(() => position.Event <= Last()
        && position.Verdict <= Whole(position.Event, position.Event == Last()
            ? long.MaxValue
            : PlaceOf(position.Event + 1)).Verdict);

    public IReadOnlyList<FeedItem> After(FeedPosition position, int most) => AtOnce(() =>
    {
        // One more than is given tells where the changes of the last one end.
        var events = Events(position.Event, most + 1);
        var end = events.Count > most ? events[^1].Place : long.MaxValue;
        var changes = Changes(PlaceOf(position.Event), end, most, position.Verdict);
        if (changes.Count == most)
        {
            end = Math.Min(end, changes[^1].Place + 1);
        }
        return Merge(position, [.. events.Where(e => e.Place < end)], changes);
    });

    public void Dispose()
    {
        foreach (var statement in new[] { _events, _verdicts, _place, _last, _count })
        {
            statement.Dispose();
        }
        _database.Dispose();
    }

    private static List<FeedItem> Merge(
        FeedPosition position, List<(long Number, long Place, string Json)> events,
        List<(long Place, string Id, string? Json)> changes)
    {
        var items = new List<FeedItem>(events.Count + changes.Count);
        var next = 0;
        foreach (var (place, id, json) in changes)
        {
            while (next < events.Count && events[next].Place <= place)
            {
                Add(events[next++]);
            }
            position = position with { Verdict = position.Verdict + 1 };
            items.Add(new FeedItem(position, id, json));
        }
        events[next..].ForEach(Add);
        return items;

        void Add((long Number, long Place, string Json) e)
        {
            position = new FeedPosition(e.Number);
            items.Add(new FeedItem(position, null, e.Json));
        }
    }

    private List<(long Number, long Place, string Json)> Events(long after, int most)
    {
        var events = new List<(long, long, string)>();
        _events.Bind(1, after).Bind(2, most);
        while (_events.Step())
        {
            events.Add((_events.Number(0), _events.Number(1), _events.Text(2)));
        }
        return events;
    }

    private List<(long Place, string Id, string? Json)> Changes(long from, long end, int most, long without)
    {
        var changes = new List<(long, string, string?)>();
        _verdicts.Bind(1, from).Bind(2, end).Bind(3, most).Bind(4, without);
        while (_verdicts.Step())
        {
            changes.Add((_verdicts.Number(0), _verdicts.Text(1), _verdicts.TextOrNull(2)));
        }
        return changes;
    }

    /// <summary>An event with all changes of verdicts before a place.</summary>
    private FeedPosition Whole(long number, long end) =>
        new(number, Number(_count.Bind(1, PlaceOf(number)).Bind(2, end)));

    /// <summary>The position of an event among all entries; 0 for none.</summary>
    private long PlaceOf(long number) => Number(_place.Bind(1, number));

    private static long Number(SqliteStatement statement)
    {
        var number = statement.Step() ? statement.Number(0) : 0;
        statement.Reset();
        return number;
    }

    /// <summary>Events and verdicts of one moment, though the log grows meanwhile.</summary>
    private T AtOnce<T>(Func<T> read)
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
}
