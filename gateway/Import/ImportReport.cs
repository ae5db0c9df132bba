namespace PitMarshal.Import;

/// <summary>
/// What an import read, left out, refused and wants a person to know. Only the first of many alike are told one by one.
/// </summary>
public sealed class ImportReport
{
    private const int ToldMost = 20;

    private readonly SortedDictionary<string, long> _read = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _reported = new(StringComparer.Ordinal);
    private readonly List<string> _told = [];

    public long ReadCount(string kind) => _read.GetValueOrDefault(kind);

    public long SkippedCount(string why) => _skipped.GetValueOrDefault(why);

    public long RefusedCount => _refused.Values.Sum();

    /// <summary>How many were refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> Refused => new Dictionary<string, long>(_refused);

    public long ReportedCount => _reported.Values.Sum();

    /// <summary>Everything told one by one: <c>file:line: what</c>.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>The first record that was refused, as <c>file:line: what</c>.</summary>
    public string? FirstRefused { get; private set; }

    public void Read(string kind) => Count(_read, kind, 1);

    /// <summary>A sound record that makes no event.</summary>
    public void Skip(string why, long times = 1) => Count(_skipped, why, times);

    /// <summary>
    /// A damaged record, of which nothing is used. <paramref name="why"/> groups,
    /// <paramref name="detail"/> is this one's.
    /// </summary>
    public void Refuse(Place place, string why, string detail = "")
    {
        FirstRefused ??= $"{place}: {why}{detail}";
        Tell(_refused, place, why, detail);
    }

    /// <summary>Something that a person should look at.</summary>
    public void Report(Place place, string what, string detail = "") => Tell(_reported, place, what, detail);

    /// <summary>Something about the import as a whole.</summary>
    public void Note(string note) => _told.Add(note);

    /// <summary>The table at the end of an import.</summary>
    public IEnumerable<(string What, string Count, string Of)> Rows()
    {
        foreach (var (what, counts)
            in new[] { ("read", _read), ("skipped", _skipped), ("refused", _refused), ("reported", _reported) })
        {
            foreach (var (of, count) in counts)
            {
                yield return (what, count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), of);
            }
        }
    }

    private void Tell(SortedDictionary<string, long> counts, Place place, string what, string detail)
    {
        var count = Count(counts, what, 1);
        if (count <= ToldMost)
        {
            _told.Add($"{place}: {what}{detail}" + (count == ToldMost ? " (further ones are only counted)" : ""));
        }
    }

    /// <summary>Hostile input must not make a line of the table for each of its own inventions.</summary>
    private static long Count(SortedDictionary<string, long> counts, string what, long times)
    {
        what = counts.Count < 100 || counts.ContainsKey(what) ? what : "of further kinds";
        return counts[what] = counts.GetValueOrDefault(what) + times;
    }
}
