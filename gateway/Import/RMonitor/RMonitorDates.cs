using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// The date on which an RMonitor feed begins. <c>$F</c> has none, so the lines before the first record with a date wait
/// for it; midnights among them are counted back.
/// </summary>
internal static class RMonitorDates
{
    private static readonly string[] s_crossingForm = ["MM/dd/yyyy", "M/d/yyyy"];

    /// <summary>All lines, with the date of the first; what a person says comes before what the feed says.</summary>
    public static (DateOnly First, IEnumerable<(Place Place, string? Text)> Lines) Find(
        IReadOnlyList<string> files, ImportOptions options)
    {
        var lines = files.SelectMany(TextLines.Read);
        if (options.Date is { } given)
        {
            return (given, lines);
        }

        var (waiting, rest) = (new List<(Place, string?)>(), lines.GetEnumerator());
        var (clock, fields) = (new FeedClock(new DateOnly(2000, 1, 1), options with { Zone = null }),
            new List<string>());
        while (rest.MoveNext())
        {
            waiting.Add(rest.Current);
            if (rest.Current.Text is not ['$', 'F' or 'L' or 'I', ',', ..]
                || !SeparatedFields.TrySplit(rest.Current.Text, ',', fields))
            {
                continue;
            }

            if (fields[0] == "$F" && fields.Count > 3 && ClockText.TryParseOfDay(fields[3], out var shown))
            {
                clock.At(shown);
            }
            else if (TryRead(fields, out var date, out var ms))
            {
                var days = Math.Clamp(clock.DaysTo(ms), 0, date.DayNumber);
                return (date.AddDays(-days), waiting.Concat(Rest(rest)));
            }
        }

        throw new BadInput(waiting.Count == 0
            ? $"{files[0]}:1: the feed is empty"
            : $"{waiting[0].Item1}: no record of the feed has a date ($L and $I have one): give the first one's with "
                + $"--date 2026-06-13");
    }

    /// <summary>
    /// Reads date and time of day of <c>$L,car,number,name,"MM/DD/YYYY",time</c> or <c>$I,time,"dd mmm
    /// yy"</c>, years 1980 to 2199.
    /// </summary>
    public static bool TryRead(List<string> fields, out DateOnly date, out long ms)
    {
        (date, ms) = (default, 0);
        var isDate = fields[0] == "$L"
            ? fields.Count > 5 && ClockText.TryParseOfDay(fields[5], out ms)
                && DateOnly.TryParseExact(
                    fields[4], s_crossingForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            : fields[0] == "$I" && fields.Count > 2 && ClockText.TryParseOfDay(fields[1], out ms)
                && DateOnly.TryParseExact(
                    fields[2], "d MMM yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        return isDate && date.Year is >= 1980 and < 2200;
    }

    /// <summary>
    /// <c>$I,"00:00:00","0/0/0000"</c>: the scoreboard was cleared by a scoring program whose clock is not set.
    /// </summary>
    public static bool IsUnset(List<string> fields) =>
        fields.Count > 2 && fields[2].Length <= 16 && !fields[2].AsSpan().ContainsAnyExcept("0/-. ");

    private static IEnumerable<(Place, string?)> Rest(IEnumerator<(Place, string?)> lines)
    {
        using (lines)
        {
            while (lines.MoveNext())
            {
                yield return lines.Current;
            }
        }
    }
}
