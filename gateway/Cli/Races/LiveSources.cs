using System.CommandLine;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.Live;
using PitMarshal.Import.P3;
using PitMarshal.Import.RaceResult;
using PitMarshal.Import.RMonitor;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Store;

namespace PitMarshal.Cli.Races;

/// <summary>The foreign systems that <c>run --source</c> hears: their events in the log, their health beside the
/// stations.
/// </summary>
internal sealed class LiveSources : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Gateway _gateway;
    private readonly IReadOnlyList<(LiveAddress Address, LiveReader Reader)> _readers;
    private readonly Action<string> _notice;
    private Task _running = Task.CompletedTask;

    public LiveSources(Gateway gateway, IReadOnlyList<LiveAddress> addresses, Action<string> notice)
    {
        (_gateway, _notice) = (gateway, notice);
        var recorded = addresses.Count == 0 ? [] : gateway.Ask(intake => intake.EventsAfter(0));
        _readers = [.. addresses.Select(address => (address, Reader(address, recorded)))];
        gateway.Hear([.. _readers.Select(one => (Func<StationView>)(() => View(one.Reader.Health)))]);
    }

    public static Option<string[]> Option() => new("--source")
    {
        Description = "another timing system to hear: rmonitor://host[:port][?zone=-05:00&clock=alone], or a "
            + "decoder, p3:// or raceresult://host[:port]?loop=pit-in; may be given several times",
        HelpName = "URL",
    };

    /// <exception cref="BadInput">One is none, or stands twice.</exception>
    public static IReadOnlyList<LiveAddress> Addresses(IReadOnlyList<string> texts)
    {
        List<LiveAddress> addresses = [.. texts.Select(LiveAddress.Parse)];
        return addresses.Select(address => address.ToString()).Distinct().Count() < addresses.Count
            ? throw new BadInput("--source: the same address twice")
            : addresses.Count(address => address.Kind == LiveAddress.RMonitor) > 1
                ? throw new BadInput("--source: one RMonitor feed at most: two would tell every crossing twice")
                : addresses;
    }

    public void Start() => _running = Task.WhenAll(_readers.Select(one => Task.Run(() => new LiveClient(
        one.Address, one.Reader, Record, () => _gateway.Now, _notice).Run(_end.Token))));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
    }

    private LiveReader Reader(LiveAddress address, IReadOnlyList<RaceEvent> recorded)
    {
        var log = new ImportedLog(address.Kind);
        return address.Kind switch
        {
            LiveAddress.P3 => new P3Live(address, log, recorded),
            LiveAddress.RaceResult => new RaceResultLive(address, log, recorded),
            _ => new RMonitorLive(address, log, recorded, IsEnteredByOthers),
        };
    }

    private bool IsEnteredByOthers(string car) => _gateway.Ask(intake => intake.Entries()).Any(entry =>
        entry.Car == car && entry.Source?.StartsWith("rmonitor/", StringComparison.Ordinal) != true);

    private async Task Record(IReadOnlyList<RaceEvent> events)
    {
        try
        {
            await _gateway.Record(events, _end.Token);
        }
        catch (LogFailed failed)
        {
            throw new IOException(failed.Message, failed);
        }
    }

    private static StationView View(LiveHealth health) => new(
        health.Station, health.Kind, health.Online, health.Boot, null, null, health.LastHeard?.ToString(), health.UpTo,
        health.Holes.Count, health.ClockUMs, health.Refused, null)
    {
        Points = health.Points,
        OnlineSince = health.OnlineSince,
        GapSince = health.Online ? null : health.LastHeard,
        OpenHoles = [.. health.Holes.Select(hole => new HoleView(hole.From, hole.To, null, null))],
        Clock = health.ClockUMs is { } u ? new ClockView(u, 0, 200, health.Exchange?.At ?? health.LastHeard ?? default,
            health.Exchange?.RoundTripMs ?? 0) : null,
    };
}
