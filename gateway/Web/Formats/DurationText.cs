using System.Globalization;

namespace PitMarshal.Web.Formats;

/// <summary>A duration as regulations and forms write it: <c>6h</c>, <c>1h30m</c>, <c>45m</c>.</summary>
internal static class DurationText
{
    /// <param name="micros">µs, above 0.</param>
    internal static string Of(long micros)
    {
        var (hours, minutes, seconds) =
            (micros / 3_600_000_000, micros / 60_000_000 % 60, micros % 60_000_000 / 1_000_000m);
        return string.Create(CultureInfo.InvariantCulture,
            $"{(hours > 0 ? $"{hours}h" : "")}{(minutes > 0 ? $"{minutes}m" : "")}"
            + $"{(seconds > 0 ? $"{seconds:0.######}s" : "")}");
    }
}
