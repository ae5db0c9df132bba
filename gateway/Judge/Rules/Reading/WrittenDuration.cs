using System.Globalization;

namespace PitMarshal.Judge.Rules.Reading;

/// <summary>Durations as regulations write them: <c>1h2m3.5s</c>, <c>85s</c>, <c>45m</c>.</summary>
public static class WrittenDuration
{
    private const string Units = "hms";
    private static readonly long[] s_micros = [3_600_000_000, 60_000_000, 1_000_000];

    /// <summary>
    /// Reads hours, minutes and seconds in this order, each at most once; seconds with up to six decimals.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long micros)
    {
        micros = 0;
        var next = 0;
        while (text.Length > 0)
        {
            var length = text.IndexOfAny(Units);
            var unit = length < 1 ? -1 : Units.IndexOf(text[length], StringComparison.Ordinal);
            if (unit < next || !TryNumber(text[..length], unit, out var number))
            {
                micros = 0;
                return false;
            }

            micros += (long)(number * s_micros[unit]);
            text = text[(length + 1)..];
            next = unit + 1;
        }

        return next > 0;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int unit, out decimal number)
    {
        var style = unit == 2 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        var point = text.IndexOf('.');
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out number)
            && number <= 1_000_000
            && (point < 0 || (point > 0 && text.Length - point - 1 is >= 1 and <= 6));
    }
}
