using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Events;

namespace PitMarshal.Web.Formats;

/// <summary>When something happened, as people write it.</summary>
internal static partial class TimeText
{
    /// <summary>
    /// Race time (<c>1:23:45.6</c>, <c>23:45</c>) after the start, or an instant in UTC; null when it is neither,
    /// or the race has no start.
    /// </summary>
    internal static Instant? Parse(string text, Instant? started)
    {
        if (Instant.TryParse(text, out var instant))
        {
            return instant;
        }
        if (started is not { } start || RaceTime().Match(text) is not { Success: true } time)
        {
            return null;
        }
        var (hours, minutes) = (Number(time.Groups[1]), Number(time.Groups[2]));
        var seconds = decimal.Parse(time.Groups[3].Value, CultureInfo.InvariantCulture);
        return time.Groups[1].Success && minutes > 59
            ? null
            : start.Plus((((hours * 60) + minutes) * 60_000_000) + (long)(seconds * 1_000_000));
    }

    private static long Number(Group digits) =>
        digits.Success ? long.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5]?[0-9](?:\.[0-9]{1,6})?)$", RegexOptions.ECMAScript)]
    private static partial Regex RaceTime();
}
