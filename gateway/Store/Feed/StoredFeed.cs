namespace PitMarshal.Store.Feed;

/// <summary>What a feed gives, from the events and the changes of verdicts as a store keeps them.</summary>
internal abstract class StoredFeed : IDisposable
{
    public long Last() => AtOnce(LastEvent);

    public FeedPosition End() => AtOnce(() => Whole(LastEvent(), long.MaxValue));

    public FeedPosition Before(long number) => AtOnce(
        () => number > LastEvent() ? Whole(LastEvent(), long.MaxValue) : Whole(number - 1, PlaceOf(number)));

    public bool Knows(FeedPosition position) => AtOnce(() => position.Event <= LastEvent()
        && position.Verdict <= Whole(position.Event, position.Event == LastEvent()
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

    public abstract void Dispose();

    /// <summary>Events and verdicts of one moment, though the log grows meanwhile.</summary>
    protected abstract T AtOnce<T>(Func<T> read);

    /// <summary>Number of the last event; 0 for none.</summary>
    protected abstract long LastEvent();

    /// <summary>The position of an event among all entries; 0 for none.</summary>
    protected abstract long PlaceOf(long number);

    protected abstract List<(long Number, long Place, string Json)> Events(long after, int most);

    /// <summary>Of the changes that entries from a position to another brought, without the first so many.</summary>
    protected abstract List<(long Place, string Id, string? Json)> Changes(long from, long end, int most, long without);

    /// <summary>How many there are of them.</summary>
    protected abstract long CountOfChanges(long from, long end);

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

    /// <summary>An event with all changes of verdicts before a place.</summary>
    private FeedPosition Whole(long number, long end) => new(number, CountOfChanges(PlaceOf(number), end));
}
