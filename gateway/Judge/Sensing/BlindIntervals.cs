using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>
/// Blind intervals in order of their beginning. What lies between two instants is found by halving: a station may leave
/// thousands of holes, and every stop asks.
/// </summary>
public sealed class BlindIntervals
{
    internal static readonly BlindIntervals None = new();

    internal static readonly Comparer<BlindInterval> Order = Comparer<BlindInterval>.Create((a, b) =>
        a.From != b.From ? a.From.CompareTo(b.From) : EventOrder.Compare(a.Cause, b.Cause));

    private readonly List<BlindInterval> _all = [];

    // At each place the latest end of all up to it: it never falls, so it can be searched.
    private readonly List<Instant> _latestEnds = [];

    public List<BlindInterval> All => _all;

    public int Count => _all.Count;

    /// <summary>The first that overlaps with what lies between two instants, or null.</summary>
    public BlindInterval? First(Instant after, Instant before) =>
        after < before ? FirstEndingAfter(after, before) : null;

    /// <summary>The first that ends after an instant, if it begins before another; or null.</summary>
    public BlindInterval? FirstEndingAfter(Instant after, Instant before) =>
        PlaceOfEndAfter(after) is var at && at < _all.Count && _all[at].From < before ? _all[at] : null;

    /// <summary>Of those that overlap with what lies between two instants, that which ends last; or null.</summary>
    public BlindInterval? Longest(Instant after, Instant before)
    {
        var begun = Begun(before);
        if (after >= before || begun == 0 || _latestEnds[begun - 1] is var end && end <= after)
        {
            return null;
        }

        return _all[_latestEnds.FirstFrom(end, latest => latest)];
    }

    /// <summary>Those that overlap with what lies between two instants, in order.</summary>
    public IEnumerable<BlindInterval> Within(Instant after, Instant before)
    {
        for (var i = PlaceOfEndAfter(after); after < before && i < _all.Count && _all[i].From < before; i++)
        {
            if (_all[i].To > after)
            {
                yield return _all[i];
            }
        }
    }

    /// <summary>The last that begins before an instant, or null.</summary>
    public BlindInterval? LastBegun(Instant before) => Begun(before) is > 0 and var begun ? _all[begun - 1] : null;

    internal void Add(BlindInterval blind)
    {
        var at = PlaceOf(blind);
        _all.Insert(at, blind);
        _latestEnds.Insert(at, new Instant(long.MinValue));
        Recount(at, at);
    }

    internal void Remove(BlindInterval blind)
    {
        var at = PlaceOf(blind);
        while (!_all[at].Equals(blind))
        {
            at++;
        }

        _all.RemoveAt(at);
        _latestEnds.RemoveAt(at);
        Recount(at, at - 1);
    }

    /// <summary>Where it stands, or would stand: before all that do not come before it.</summary>
    private int PlaceOf(BlindInterval blind)
    {
        var (from, to) = (0, _all.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Order.Compare(_all[middle], blind) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private int Begun(Instant before) => _all.FirstFrom(before, blind => blind.From);

    private int PlaceOfEndAfter(Instant after) => _latestEnds.FirstAfter(after, latest => latest);

    /// <summary>From a place on, at least to another, until what follows stays as it is.</summary>
    private void Recount(int from, int atLeast)
    {
        for (var i = from; i < _all.Count; i++)
        {
            var before = i > 0 ? _latestEnds[i - 1] : new Instant(long.MinValue);
            var latest = _all[i].To > before ? _all[i].To : before;
            if (i > atLeast && _latestEnds[i] == latest)
            {
                return;
            }

            _latestEnds[i] = latest;
        }
    }
}
