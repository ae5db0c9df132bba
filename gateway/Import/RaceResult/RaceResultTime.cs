using System.Globalization;

namespace PitMarshal.Import.RaceResult;

/// <summary>
/// The clock of a RACE RESULT decoder: a date, which without GPS counts days from <c>0000-00-00</c>, and a time of day.
/// </summary>
internal static class RaceResultTime
{
    private const long DayMicros = 86_400_000_000;

    /// <summary>The clock in µs; null: it is none.</summary>
    public static long? Read(string date, string time)
    {
        if (Day(date) is not { } day || !ClockText.TryParseOfDay(time, out var ms) || time.Count(c => c == ':') != 2)
        {
            return null;
        }

        return day * DayMicros + ms * 1000;
    }

    private static long? Day(string date)
    {
        if (date.StartsWith("0000-00-", StringComparison.Ordinal))
        {
            return int.TryParse(date.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                ? days : null;
        }

        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var local) ? local.DayNumber - new DateOnly(1970, 1, 1).DayNumber : null;
    }
}
