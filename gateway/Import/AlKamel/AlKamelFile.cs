using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.AlKamel;

/// <summary>
/// The rows of an Al Kamel lap CSV ("23_Analysis", "Time Cards"): UTF-8 with a byte order mark, <c>;</c> or <c>,</c>
/// between the fields, blanks before the names of columns, often an empty column at the end. Columns are found by name.
/// </summary>
internal sealed class AlKamelFile(ImportReport report)
{
    private static readonly string[] s_needed = ["NUMBER", "LAP_NUMBER"];

    private readonly Dictionary<string, int> _columns = [];
    private readonly List<string> _fields = [];

    /// <summary>
    /// Every usable row in the file's order; others are refused and told. Throws <see cref="BadInput"/>
    /// when the header is another.
    /// </summary>
    public IEnumerable<AlKamelRow> Read(string file)
    {
        char? separator = null;
        foreach (var (place, text) in TextLines.Read(file))
        {
            if (string.IsNullOrWhiteSpace(text) && text is not null)
            {
                continue;
            }

            if (separator is null)
            {
                separator = ReadHeader(text, place);
                continue;
            }

            if (Row(text, separator.Value, place, out var what) is { } row)
            {
                report.Read("rows");
                yield return row;
            }
            else
            {
                report.Refuse(place, what!);
            }
        }

        if (separator is null)
        {
            throw new BadInput($"{file}:1: the file is empty");
        }
    }

    private char ReadHeader(string? text, Place place)
    {
        var separator = text is not null && text.Count(c => c == ';') >= text.Count(c => c == ',') ? ';' : ',';
        if (text is null || !SeparatedFields.TrySplit(text, separator, _fields))
        {
            throw new BadInput($"{place}: no header with the names of columns");
        }

        _columns.Clear();
        for (var i = 0; i < _fields.Count; i++)
        {
            // Files of 2019 write LAPNUMBER and LAPTIME.
            _columns.TryAdd(_fields[i].ToUpperInvariant() switch { "LAPNUMBER" => "LAP_NUMBER", "LAPTIME" =>
                "LAP_TIME", var name => name }, i);
        }

        if (Array.Find(s_needed, name => !_columns.ContainsKey(name)) is { } missing)
        {
            throw new BadInput($"{place}: there is no column {missing}: not an Al Kamel lap CSV");
        }

        return _columns.ContainsKey("HOUR") || _columns.ContainsKey("ELAPSED")
            ? separator
            : throw new BadInput($"{place}: there is no column HOUR and none ELAPSED: nothing says when a lap ended");
    }

    private AlKamelRow? Row(string? text, char separator, Place place, out string? what)
    {
        what = text is null || !SeparatedFields.TrySplit(text, separator, _fields)
            ? "a row that is no line of fields"
            : null;
        if (what is not null)
        {
            return null;
        }

        long? lapMs = null, elapsedMs = null, hourMs = null, pitMs = null;
        what = !Name.Fits(this["NUMBER"]) ? "a row without a car number"
            : !long.TryParse(this["LAP_NUMBER"], NumberStyles.None, CultureInfo.InvariantCulture, out var lap)
                || lap > 1_000_000
                ? "a row whose LAP_NUMBER is no number"
            : !Time("LAP_TIME", ref lapMs) || !Time("ELAPSED", ref elapsedMs) || !Time("HOUR", ref hourMs)
                || !Time("PIT_TIME", ref pitMs)
                ? "a row with a time that is none"
            : hourMs >= ClockText.DayMs ? "a row whose HOUR is no time of day"
            : elapsedMs is null && hourMs is null ? "a row with neither HOUR nor ELAPSED"
            : null;
        return what is not null ? null : new AlKamelRow(
            place, this["NUMBER"], Name.OrNull(this["DRIVER_NUMBER"]),
            long.Parse(this["LAP_NUMBER"], CultureInfo.InvariantCulture),
            lapMs, this["CROSSING_FINISH_LINE_IN_PIT"] == "B", elapsedMs, hourMs, pitMs,
            Name.OrNull(this["CLASS"]), Name.OrNull(this["TEAM"]), this["FLAG_AT_FL"].ToUpperInvariant());
    }

    private string this[string column] =>
        _columns.TryGetValue(column, out var i) && i < _fields.Count ? _fields[i] : "";

    /// <summary>An empty field is a time that is not there.</summary>
    private bool Time(string column, ref long? ms)
    {
        if (this[column] is not { Length: > 0 } text)
        {
            return true;
        }

        var isTime = ClockText.TryParse(text, out var read);
        ms = read;
        return isTime;
    }
}
