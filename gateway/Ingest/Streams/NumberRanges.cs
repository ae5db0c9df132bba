namespace PitMarshal.Ingest.Streams;

/// <summary>
/// Which numbers of a boot are accounted for, as ranges; with each range the stamps at its two ends, so that a hole can
/// be told in time as well. Bounded: a sender that leaves more holes than that is not a station.
/// </summary>
public sealed class NumberRanges
{
    /// <summary>As many separate ranges are kept; further ones are refused.</summary>
    public const int Most = 4096;

    /// <summary>A number may be this far ahead of what is known: more than any outbox holds.</summary>
    public const long FurthestAhead = 1_000_000;

    private readonly List<NumberRange> _ranges = [new NumberRange(0, 0, 0, 0)];

    /// <summary>Everything from 1 to here is accounted for; 0 at first.</summary>
    public long Contiguous => _ranges[0].To;

    /// <summary>The highest number seen.</summary>
    public long Highest => _ranges[^1].To;

    /// <summary>The lowest number seen, and its stamp, station µs; 0 at first.</summary>
    public (long N, long Us) Lowest =>
        Contiguous > 0 ? (1, 0) : _ranges.Count > 1 ? (_ranges[1].From, _ranges[1].FirstUs) : (0, 0);

    /// <summary>The stamp of the last number of the contiguous ones, station µs; 0 at first.</summary>
    public long ContiguousUs => _ranges[0].LastUs;

    /// <summary>Its stamp, station µs; 0 at first.</summary>
    public long HighestUs => _ranges[^1].LastUs;

    public bool Contains(long n) => Find(n) is var at && _ranges[at].To >= n;

    /// <summary>True when the number can be taken without breaking a bound.</summary>
    /// <param name="n">The number.</param>
    /// <param name="upTo">Everything up to here came, or was given up.</param>
    public bool CanTake(long n, long upTo = 0) =>
        n <= Contiguous
        || (n - Math.Max(upTo, Contiguous) <= FurthestAhead && (_ranges.Count < Most || Touches(n)));

    /// <summary>
    /// The last number of those without a hole from this one on; the number before it where it is missing.
    /// </summary>
    public long EndOfRun(long from) => _ranges[Find(from)] is var range && range.To >= from ? range.To : from - 1;

    /// <summary>Accounts for a number, with the station's stamp in µs.</summary>
    public void Add(long n, long us) => Add(n, n, us, us);

    /// <summary>Accounts for numbers that never come. Only what is not known yet counts.</summary>
    public void AddLost(long from, long to)
    {
        // Cut at what is known, so that the stamps of those stay.
        for (var n = Math.Max(from, 1); n <= to;)
        {
            var at = Find(n);
            if (_ranges[at].To >= n)
            {
                n = _ranges[at].To + 1;
                continue;
            }
            // Lost numbers have no stamps: of a hole beside them only the next stamped number says where it ends.
            var last = at + 1 == _ranges.Count;
            var end = last ? to : Math.Min(to, _ranges[at + 1].From - 1);
            Add(n, end, last ? _ranges[at].LastUs : _ranges[at + 1].FirstUs, _ranges[at].LastUs);
            n = end + 1;
        }
    }

    /// <summary>The holes between the ranges, in order: each with the stamps before and after it.</summary>
    public IEnumerable<NumberHole> Holes()
    {
        for (var i = 1; i < _ranges.Count; i++)
        {
            var (before, after) = (_ranges[i - 1], _ranges[i]);
            yield return new NumberHole(before.To + 1, after.From - 1, before.LastUs, after.FirstUs);
        }
    }

    public int HoleCount => _ranges.Count - 1;

    /// <summary>Whether taking a number leaves one more hole than there is.</summary>
    public bool OpensHole(long n) => !Contains(n) && !Touches(n);

    /// <summary>The stamps last known before and first known after a missing number, station µs.</summary>
    public (long BeforeUs, long AfterUs) Around(long from)
    {
        var at = Find(from - 1);
        return (_ranges[at].LastUs, at + 1 < _ranges.Count ? _ranges[at + 1].FirstUs : _ranges[at].LastUs);
    }

    /// <summary>True when none of these numbers is missing.</summary>
    public bool Covers(long from, long to) => _ranges[Find(from)].To >= to;

    private bool Touches(long n) =>
        Find(n) is var at && (_ranges[at].To >= n - 1 || (at + 1 < _ranges.Count && _ranges[at + 1].From == n + 1));

    /// <summary>The last range that begins at or before the number.</summary>
    private int Find(long n)
    {
        int low = 0, high = _ranges.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _ranges[middle].From <= n ? (middle, high) : (low, middle - 1);
        }
        return low;
    }

    private void Add(long from, long to, long firstUs, long lastUs)
    {
        var at = Find(from);
        var before = _ranges[at];
        if (before.To >= to)
        {
            return;
        }
        var joinsNext = at + 1 < _ranges.Count && _ranges[at + 1].From == to + 1;
        var joined = new NumberRange(from, to, firstUs, lastUs);
        if (joinsNext)
        {
            joined = joined with { To = _ranges[at + 1].To, LastUs = _ranges[at + 1].LastUs };
            _ranges.RemoveAt(at + 1);
        }
        if (before.To == from - 1)
        {
            _ranges[at] = joined with { From = before.From, FirstUs = before.FirstUs };
        }
        else
        {
            _ranges.Insert(at + 1, joined);
        }
    }
}
