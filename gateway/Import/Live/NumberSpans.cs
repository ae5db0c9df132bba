namespace PitMarshal.Import.Live;

/// <summary>Spans of numbers that do not overlap, found by halving however many there are.</summary>
internal sealed class NumberSpans
{
    private readonly SortedSet<(long From, long To)> _spans = [];

    public int Count => _spans.Count;

    public IEnumerable<(long From, long To)> All => _spans;

    public (long From, long To) First => _spans.Min;

    public (long From, long To) Last => _spans.Max;

    /// <summary>The span that has a number of these in it, or null; of several the last.</summary>
    public (long From, long To)? Within(long from, long to)
    {
        if (_spans.Count == 0 || _spans.Min.From > to)
        {
            return null;
        }

        var last = _spans.GetViewBetween(_spans.Min, (to, long.MaxValue)).Max;
        return last.To >= from ? last : null;
    }

    /// <summary>One that overlaps with another is left out.</summary>
    public void Add(long from, long to)
    {
        if (from <= to && Within(from, to) is null)
        {
            _spans.Add((from, to));
        }
    }

    public void Remove((long From, long To) span) => _spans.Remove(span);

    public void Clear() => _spans.Clear();
}
