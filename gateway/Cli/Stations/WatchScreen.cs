using System.Globalization;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Provisioning;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PitMarshal.Cli.Stations;

/// <summary>A watched station on a terminal: how it is, a row for each input, and below what came last.</summary>
internal sealed class WatchScreen(string name, WatchedStation station)
{
    private const int LinesKept = 12;

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > LinesKept)
        {
            _lines.Dequeue();
        }
    }

    public IRenderable At(Instant now) => new Rows(
        [.. Head().Select(Plain), Table(now), .. _lines.Select(Plain), Plain("Press Ctrl-C to end.")]);

    private IEnumerable<string> Head()
    {
        var link = station.State switch { null => "nothing heard yet", { Online: false } => "offline", _ => "online" };
        yield return $"{name}: {link}, boot {station.Boot ?? "?"}, firmware {station.State?.Firmware ?? "?"}, "
            + $"configuration "
            + station.HasConfig switch { true => "as in the venue file", false =>
                "NOT that of the venue file", null => "?" };
        yield return station.Clock is var (booted, uncertaintyMs)
            ? string.Create(CultureInfo.InvariantCulture, $"clock: booted at {booted} ± {uncertaintyMs:0.###} ms")
            : "clock: not known yet; the gateway tells it";
        yield return station.Health is { } health
            ? $"outbox {health.OutboxUsed} of {health.OutboxOf}, {health.Dropped} dropped · free "
                + $"{health.FreeBytes} bytes"
                + (health.Rssi is { } rssi ? $" · Wi-Fi {rssi} dBm" : "")
                + $" · edge latency p50 {health.EdgeP50Us} p99 {health.EdgeP99Us} µs · up {health.UpSeconds} s"
            : "health: comes every 10 s";
    }

    private Table Table(Instant now)
    {
        var table = new Table().Border(TableBorder.Minimal)
            .AddColumns("input", "observes", "level", "changes", "raw edges", "last", "fault");
        foreach (var input in station.Inputs)
        {
            string[] cells =
            [
                input.Input.In,
                input.Words,
                input.Id ?? input.On switch { true => "ON", false => "off", null => "?" },
                input.Changes.ToString(CultureInfo.InvariantCulture),
                input.Edges?.ToString(CultureInfo.InvariantCulture) ?? "",
                input.LastUs is { } us && station.Since(us, now) is { } since
                    ? string.Create(CultureInfo.InvariantCulture, $"{since.TotalSeconds:F1} s ago")
                    : "",
                input.Fault ?? "",
            ];
            table.AddRow(cells.Select(Plain));
        }
        return table;
    }

    private static Text Plain(string text) => new(Terminal.Plain(text));
}
