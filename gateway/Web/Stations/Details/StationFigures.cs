using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Stations.Details;

/// <summary>A station's figures as people read them.</summary>
internal static class StationFigures
{
    private const long Second = 1_000_000;

    // A station tells its health every 10 s: twice missed is worth a look, and after 45 s it counts as silent.
    private const long LateS = 25, SilentS = 45;

    /// <summary><c>3 s ago</c>, <c>12 min ago</c>, <c>5 h ago</c>.</summary>
    internal static string Ago(Instant at, Instant now) => $"{Rough(now.Since(at) / Second)} ago";

    /// <summary>When something was last heard, with what that means.</summary>
    internal static FigureText Heard(Instant at, Instant now) =>
        new(Ago(at, now), (now.Since(at) / Second) switch { < LateS => null, < SilentS => "soon", _ => "wait" });

    /// <summary>Since the boot: it was so long when the health came.</summary>
    internal static string Up(long upSeconds, Instant healthAt, Instant now) =>
        Rough(Math.Max(upSeconds, 0) + Math.Max(now.Since(healthAt) / Second, 0));

    /// <summary><c>812 B</c>, <c>64 KiB</c>, <c>1.5 MiB</c>.</summary>
    internal static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Text($"{bytes} B"),
        < 1 << 20 => Text($"{bytes / 1024.0:0.#} KiB"),
        _ => Text($"{bytes / (1024.0 * 1024):0.#} MiB"),
    };

    /// <summary>How full its outbox is: a byte in it is never 0 %; null when not told.</summary>
    internal static string? Filled(HealthFigures? figures) =>
        figures is { OutboxUsed: { } used, OutboxCapacity: > 0 and { } capacity }
        ? Text($"{Math.Ceiling(100.0 * used / capacity):0} %") : null;

    /// <summary>How far off its clock can be, rounded up: it is never told to be right.</summary>
    internal static string Uncertainty(ClockView clock) =>
        MeasureFormat.PlusMinus(Math.Max(Math.Ceiling(clock.UMs * 10), 1) / 10);

    /// <summary><c>3 B of 64 KiB</c>; null when nothing was told.</summary>
    internal static string? Outbox(HealthFigures? figures) => figures switch
    {
        { OutboxUsed: { } used, OutboxCapacity: { } capacity } => $"{Bytes(used)} of {Bytes(capacity)}",
        { OutboxUsed: { } used } => Bytes(used),
        _ => null,
    };

    /// <summary>How late a station hears its own edges: <c>40 µs</c>, <c>1.2 ms</c>; a dash when not told.</summary>
    internal static string Latency(long? micros) => micros switch
    {
        null => "–",
        < 1000 => Text($"{micros} µs"),
        _ => Text($"{micros / 1000.0:0.#} ms"),
    };

    /// <summary><c>12.3 ± 0.4 ppm slow</c>: how its clock runs against UTC.</summary>
    internal static string Drift(ClockView clock) =>
        Text($"{Math.Abs(clock.DriftPpm):0.0} ± {clock.DriftUPpm:0.0} ppm {(clock.DriftPpm < 0 ? "fast" : "slow")}");

    private static string Rough(long seconds) => Math.Max(seconds, 0) switch
    {
        < 120 and var few => Text($"{few} s"),
        < 7200 and var some => Text($"{some / 60} min"),
        < 172_800 and var many => Text($"{many / 3600} h"),
        var days => Text($"{days / 86_400} d"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
