using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Formats;

/// <summary>Times as people read them, never finer than they are known.</summary>
internal static class TimeFormat
{
    private const long Second = 1_000_000, Tenth = 100_000;

    /// <summary>A time that runs, from a passing until now: <c>0:07.3</c>, <c>1:04:07</c>.</summary>
    /// <param name="micros">µs; below 0 shown as 0.</param>
    /// <param name="uMs">± ms of its beginning; from 50 ms on whole seconds are shown.</param>
    internal static string Running(long micros, double uMs = 0)
    {
        micros = Math.Max(micros, 0);
        return uMs > 50 || micros >= 3600 * Second
            ? Clock(micros / Second)
            : $"{Clock(micros / Second)}.{micros % Second / Tenth}";
    }

    /// <summary>
    /// Until an instant, rounded up to what is known: <c>12.4</c> below a minute, then
    /// <c>1:05</c>; null once it has come.
    /// </summary>
    /// <param name="uMs">± ms.</param>
    internal static string? Until(Instant at, double uMs, Instant now)
    {
        var left = at.Since(now);
        if (left <= 0)
        {
            return null;
        }
        if (uMs > 50 || left >= 60 * Second)
        {
            return Clock((left + Second - 1) / Second);
        }
        var tenths = (left + Tenth - 1) / Tenth;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
    }

    /// <summary>What is left until a latest instant, rounded down to what is known; null once it has passed.</summary>
    /// <param name="uMs">± ms.</param>
    internal static string? Left(Instant at, double uMs, Instant now)
    {
        var left = at.Since(now);
        return left < 0 ? null
            : uMs > 50 || left >= 60 * Second ? Clock(left / Second)
            : string.Create(CultureInfo.InvariantCulture, $"{left / Second}.{left % Second / Tenth}");
    }

    /// <summary>Whole seconds as <c>1:23:45</c> or <c>3:45</c>.</summary>
    internal static string Clock(long seconds) => string.Create(CultureInfo.InvariantCulture,
        $"{(seconds < 0 ? "−" : "")}{Hours(Math.Abs(seconds))}{Math.Abs(seconds) % 60:00}");

    /// <summary>
    /// A measured time with as many decimals as its uncertainty leaves it: ±2.9 ms gives
    /// thousandths, ±40 ms hundredths.
    /// </summary>
    internal static string Duration(long micros, double? uMs)
    {
        var decimals = MeasureFormat.Decimals(micros, uMs);
        var rounded = MeasureFormat.Seconds(micros, decimals);
        return $"{(micros < 0 && rounded > 0 ? "−" : "")}{Hours((long)rounded)}"
            + (rounded % 60).ToString(
                "00" + (decimals > 0 ? "." + new string('0', decimals) : ""), CultureInfo.InvariantCulture);
    }

    /// <summary>The time of day where the gateway is, to the second.</summary>
    internal static string TimeOfDay(Instant at) => Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The same as exactly as it is known. Cut, not rounded: it must not show the next second.</summary>
    internal static string TimeOfDay(Instant at, double? uMs) =>
        MeasureFormat.Decimals(at.Micros, uMs) is var decimals and > 0
            ? Local(at).ToString("HH:mm:ss." + new string('f', decimals), CultureInfo.InvariantCulture)
            : TimeOfDay(at);

    /// <summary>Day, time of day and how far they are from UTC: <c>2026-06-13 16:00:00 +02:00</c>.</summary>
    internal static string Day(Instant at) =>
        Local(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(Instant at) =>
        new DateTimeOffset(DateTime.UnixEpoch.AddMicroseconds(at.Micros), TimeSpan.Zero).ToLocalTime();

    /// <summary>Time of the race at an instant; the time of day where it lies before the start.</summary>
    internal static string RaceTime(Snapshot shows, Instant at) =>
        shows.Race.Started is { } start && at >= start ? Clock(at.Since(start) / Second) : TimeOfDay(at);

    /// <summary>The same as exactly as it is known: <c>1:04:07.123</c>.</summary>
    /// <param name="uMs">± ms.</param>
    internal static string RaceTime(Snapshot shows, Instant at, double? uMs) =>
        shows.Race.Started is { } start && at >= start ? Duration(at.Since(start), uMs) : TimeOfDay(at, uMs);

    /// <summary>The clock of the race, which stands still when it is over; before it the time of day.</summary>
    internal static FigureText RaceClock(Snapshot shows, Instant now) =>
        shows.Race.Started is null ? TimeOfDay(now) : RaceTime(shows, shows.Race.Finished ?? now);

    private static string Hours(long seconds) =>
        seconds >= 3600 ? $"{seconds / 3600}:{seconds / 60 % 60:00}:" : $"{seconds / 60}:";
}
