using System.Globalization;

namespace PitMarshal.Import;

/// <summary>
/// Times as timing systems write them: <c>23:59:59.999</c>, <c>1:35.365</c>, <c>35.365</c>, <c>08:00:05</c>.
/// </summary>
internal static class ClockText
{
    public const long DayMs = 86_400_000;

    /// <summary>1,000 hours: nothing that is timed lasts longer.</summary>
    private const long MsMax = 3_600_000_000;

    /// <summary>
    /// Reads hours, minutes and seconds, of which the first parts may be missing, as ms. False for anything else, for
    /// minutes or seconds from 60 on behind a larger unit, and for more than 1,000 hours. Digits
    /// below a millisecond are cut.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long ms)
    {
        (ms, var parts) = (0, 0);
        var whole = text.Trim();
        var point = whole.IndexOf('.');
        var fraction = point < 0 ? "0" : whole[(point + 1)..];
        whole = point < 0 ? whole : whole[..point];
        foreach (var part in whole.Split(':'))
        {
            if (++parts > 3 || !Number(whole[part], out var number) || (parts > 1 && number > 59)
                || (ms = ms * 60 + number) > MsMax)
            {
                return false;
            }
        }

        if (!Number(fraction, out _))
        {
            return false;
        }

        ms = ms * 1000 + Milli(fraction);
        return ms <= MsMax;
    }

    /// <summary>A time of day: as above, below 24 hours.</summary>
    public static bool TryParseOfDay(ReadOnlySpan<char> text, out long ms) => TryParse(text, out ms) && ms < DayMs;

    private static long Milli(ReadOnlySpan<char> digits)
    {
        long ms = 0;
        for (var i = 0; i < 3; i++)
        {
            ms = ms * 10 + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return ms;
    }

    private static bool Number(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= 9
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
