using System.Globalization;

namespace PitMarshal.Import.Apex;

/// <summary>
/// The files of Apex Timing's lap pages (<c>D12345.laps</c>), newest record first: lines <c>D‹entry›.L‹lap›#…</c>,
/// <c>.P‹row›#…</c> and <c>.INF#‹driver …›</c>. There is no published specification; this is read off a real 24 h race.
/// </summary>
internal sealed class ApexFile(ImportReport report)
{
    private readonly SortedDictionary<string, ApexEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>All entries of all files, by entry id.</summary>
    public IReadOnlyCollection<ApexEntry> Read(IEnumerable<string> files)
    {
        foreach (var (place, text) in files.SelectMany(TextLines.Read))
        {
            if (text is null || (!string.IsNullOrWhiteSpace(text) && !Take(text, place)))
            {
                report.Refuse(place, "a line that is no record of an Apex export");
            }
        }

        return _entries.Values;
    }

    private bool Take(string text, Place place)
    {
        var (point, hash) = (text.IndexOf('.'), text.IndexOf('#'));
        if (text[0] != 'D' || point < 2 || hash < point + 2 || point > 20
            || text.AsSpan(1, point - 1).IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        var id = text[1..point];
        if (!_entries.TryGetValue(id, out var entry))
        {
            _entries.Add(id, entry = new ApexEntry(id, place));
        }

        var (kind, value) = (text[point + 1], text[(hash + 1)..]);
        var number = Number(text[(point + 2)..hash]);
        return text[(point + 1)..hash] == "INF" ? Count("entries", ApexEntryXml.Read(value, entry))
            : kind == 'L' && number is { } lap ? Count("laps", Lap(entry, lap, value, place))
            : kind == 'P' && number is not null ? Count("pit rows", Pit(entry, value, place))
            : Unknown();
    }

    private bool Unknown()
    {
        report.Skip("records of other kinds");
        return true;
    }

    private bool Count(string kind, bool done)
    {
        if (done)
        {
            report.Read(kind);
        }

        return done;
    }

    private static bool Lap(ApexEntry entry, long number, string value, Place place)
    {
        var fields = value.Split('|');
        if (fields.Length < 4)
        {
            return false;
        }

        var (mark, time) = fields[3] is ['b' or 'g' or 'p', ..] marked ? (marked[0], marked[1..]) : (' ', fields[3]);
        var ms = Number(time);
        return (ms is not null || time.Length == 0)
            && entry.Laps.TryAdd(number, new ApexLap(place, number, mark == 'b', ms));
    }

    private static bool Pit(ApexEntry entry, string value, Place place)
    {
        var fields = value.Split('|');
        if (fields.Length < 8 || Number(fields[0]) is not { } number || Number(fields[1]) is not { } lap
            || Number(fields[2]) is not { } inMs)
        {
            return false;
        }

        var outMs = Number(fields[3]);
        return (outMs is null ? fields[3].Length == 0 : outMs > inMs)
            && entry.Pits.TryAdd(number, new ApexPit(place, number, lap, inMs, outMs, Name.OrNull(fields[7])));
    }

    /// <summary>A whole number of at most 1,000 hours in ms, or null.</summary>
    private static long? Number(string text) =>
        text.Length <= 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= 3_600_000_000
            ? number : null;
}
