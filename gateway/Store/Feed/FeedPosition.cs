using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PitMarshal.Store.Feed;

/// <summary>
/// How far somebody has followed the log: the events up to a number, and the first so many changes of verdicts after
/// it. Written <c>1041</c> or <c>1041.3</c>; the same place in the log for ever.
/// </summary>
/// <param name="Event">Number of the last event; 0 before the first.</param>
/// <param name="Verdict">How many changes of verdicts after it, from 0.</param>
public readonly record struct FeedPosition(long Event, long Verdict = 0) : IParsable<FeedPosition>
{
    public static FeedPosition Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var position)
            ? position
            : throw new FormatException($"'{s}' is not a position such as 1041 or 1041.3");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FeedPosition result)
    {
        result = default;
        var (e, verdict) = s?.Split('.') switch
        {
            [var whole] => (whole, "0"),
            [var whole, var part] => (whole, part),
            _ => ("", ""),
        };
        if (!long.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(verdict, NumberStyles.None, CultureInfo.InvariantCulture, out var change))
        {
            return false;
        }
        result = new(number, change);
        return true;
    }

    public override string ToString() => Verdict == 0 ? $"{Event}" : $"{Event}.{Verdict}";
}
