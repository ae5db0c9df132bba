using System.Globalization;

namespace PitMarshal.Judge.Rules.Reading;

/// <summary>Shares of a whole as regulations write them: <c>75%</c>, <c>0.75</c>, <c>3/4</c>.</summary>
internal static class Shares
{
    private const int Millionths = 1_000_000;

    /// <summary>Reads a share from 0 to 1 as millionths.</summary>
    public static bool TryParse(string text, out long millionths)
    {
        millionths = 0;
        var percent = text.EndsWith('%');
        var slash = text.IndexOf('/');
        var (over, under) = slash < 0
            ? (percent ? text[..^1] : text, percent ? "100" : "1")
            : (text[..slash], text[(slash + 1)..]);
        if (!TryNumber(over, out var a) || !TryNumber(under, out var b) || b == 0 || a > b)
        {
            return false;
        }

        millionths = (long)Math.Round(a / b * Millionths);
        return true;
    }

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
