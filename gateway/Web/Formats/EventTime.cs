using PitMarshal.Events;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Formats;

/// <summary>When something happened, in race time, as exactly as it is known.</summary>
internal static class EventTime
{
    /// <summary><c>1:04:07.123</c>; the time of day (UTC) where the race has no start.</summary>
    /// <param name="uMs">± ms.</param>
    internal static string Of(Snapshot shows, Instant at, double? uMs) =>
        shows.Race.Started is { } start ? TimeFormat.Duration(at.Since(start), uMs) : at.ToString()[11..23];
}
