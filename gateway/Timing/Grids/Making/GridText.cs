using System.Globalization;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>Words of a grid's reasons.</summary>
internal static class GridText
{
    /// <summary><c>1st</c>, <c>22nd</c>, <c>113th</c>.</summary>
    public static string Ordinal(long number)
    {
        var ending = number % 100 is >= 11 and <= 13 ? "th"
            : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{ending}");
    }

    public static string Places(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "place" : "places")}");
}
