using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Verdicts;

/// <summary>
/// The real pages of a real gateway on a real broker. Car 27 stopped for 80 s where 85 s are asked, and car 12 for 90
/// s; then somebody passed the pit entry whom nobody identified.
/// </summary>
internal sealed class RaceOnPages : IAsyncDisposable
{
    internal const string Short = "minimum-stop/27/stop-1", Long = "minimum-stop/12/stop-1";

    private readonly TestBroker _broker = new();
    private ServedGateway _served = null!;

    internal static async Task<RaceOnPages> Start()
    {
        var race = new RaceOnPages();
        race._served = await ServedGateway.StartJudging(race._broker.Options, """
            regulations: short
            title: a minimum stop
            rules:
              - rule: minimum-stop
                article: "7.2"
                kind: min-duration
                of: pit-lane-time
                value: 85s
                penalty: { kind: stop-go, add: shortfall, roundUp: 1s }
            """, Role.Steward, Role.RaceControl, Role.Marshal);
        using var raceControl = new TestStation("race-control", race._broker.Options);
        raceControl.Observe(
            """{"n":1,"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","class":"GT3","team":"Ember","transponders":["1234"]}""",
            """{"n":2,"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"12","class":"GT4","transponders":["5678"]}""",
            """{"n":3,"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""",
            """{"n":4,"event":"CarPassed","at":"2026-06-13T14:10:00Z","car":"27","line":"pit-in"}""",
            """{"n":5,"event":"CarPassed","at":"2026-06-13T14:11:20Z","car":"27","line":"pit-out"}""",
            """{"n":6,"event":"CarPassed","at":"2026-06-13T14:20:00Z","car":"12","line":"pit-in"}""",
            """{"n":7,"event":"CarPassed","at":"2026-06-13T14:21:30Z","car":"12","line":"pit-out"}""",
            """{"n":8,"event":"CarPassed","at":"2026-06-13T14:30:00Z","line":"pit-in"}""");
        raceControl.AckOf(8).Within();
        return race;
    }

    internal Task<Visitor> SignedIn(Role role) => _served.SignedIn(role);

    internal Visitor Visitor() => _served.Visitor();

    /// <summary>The log's events of one kind.</summary>
    internal IReadOnlyList<T> Logged<T>() where T : RaceEvent
    {
        using var reader = _served.Folder.Log.Read();
        return [.. reader.Events().Select(World.Parse).OfType<T>()];
    }

    /// <summary>The number of the log's event that a source names.</summary>
    internal string Number(string source)
    {
        using var reader = _served.Folder.Log.Read();
        var events = reader.Events().Select(World.Parse).ToList();
        return $"{events.FindIndex(e => e.Source == source && e is not EventCorrected) + 1}";
    }

    /// <summary>Where race control's n-th word came from.</summary>
    internal static string Source(int n) => $"race-control/{World.Boot}/{n}";

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _broker.Dispose();
    }
}
