using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

/// <summary>A gateway with its broker and its server, to which race control tells a race.</summary>
internal sealed class RacingGateway : IAsyncDisposable
{
    internal const string Rules = """
        regulations: short
        title: a minimum stop
        rules:
          - { rule: minimum-stop, article: "7.2", kind: min-duration, of: pit-lane-time, value: 10s, penalty: { kind: stop-go, add: shortfall, roundUp: 1s } }
          - { rule: longest-drive, kind: sum, of: drive-time, per: driver, over: race, max: 4h }
        """;

    /// <summary>
    /// Car 27 stops too short, then long enough; car 7 in its own class too close to the limit;
    /// car 99 is in the pit lane.
    /// </summary>
    internal static readonly string[] Race =
    [
        """{"event":"RaceScheduled","at":"2026-06-13T13:00:00Z","race":"club-6h","title":"Six hours of the club","durationMs":21600000}""",
        """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","class":"GT","team":"=HYPERLINK(1)","box":"4","drivers":[{"id":"d1","name":"Ana","rating":"gold"},{"id":"d2","name":"Ben"}]}""",
        """{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"7","class":"Touring","team":"Müller, Söhne"}""",
        """{"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""",
        """{"event":"DriverIdentified","at":"2026-06-13T14:00:01Z","car":"27","driver":"d1"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:10:00Z","uMs":1.5,"car":"27","line":"pit-in"}""",
        """{"event":"CarStopped","at":"2026-06-13T14:10:02Z","car":"27","box":"4"}""",
        """{"event":"DriverIdentified","at":"2026-06-13T14:10:04Z","car":"27","driver":"d2"}""",
        """{"event":"CarMoved","at":"2026-06-13T14:10:08Z","car":"27","box":"4"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:10:09.920Z","uMs":1.5,"car":"27","line":"pit-out"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:20:00Z","uMs":1.5,"car":"7","line":"pit-in"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:20:10.001Z","uMs":1.5,"car":"7","line":"pit-out"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:30:00Z","car":"27","line":"pit-in"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:30:12Z","car":"27","line":"pit-out"}""",
        """{"event":"FlagShown","at":"2026-06-13T14:35:00Z","flag":"code-60"}""",
        """{"event":"StewardRuled","at":"2026-06-13T14:36:00Z","verdict":"minimum-stop/27/stop-1","ruling":"amended","by":"Ben","reason":"blocked, \"not\" his fault","penalty":"warning"}""",
        """{"event":"EntryListed","at":"2026-06-13T14:39:00Z","car":"99"}""",
        """{"event":"CarPassed","at":"2026-06-13T14:40:00Z","uMs":1.5,"car":"99","line":"pit-in"}""",
    ];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly TestBroker _broker = new();
    private InsideGateway _gateway = null!;
    private TestStation? _raceControl;
    private long _told;

    private RacingGateway() => Folder = new DataFolder(_home.FullName);

    internal DataFolder Folder { get; }

    internal PitMarshal.Ingest.Gateway Gateway => _gateway.Gateway;

    internal ConcurrentQueue<string> Notices { get; } = [];

    internal HttpClient Client { get; private set; } = null!;

    internal IEnumerable<RouteEndpoint> Endpoints => _gateway.Endpoints;

    internal static Task<RacingGateway> Start(params string[] events) => StartBy(Rules, events);

    internal static async Task<RacingGateway> StartBy(string rules, params string[] events)
    {
        var started = new RacingGateway();
        File.WriteAllText(Path.Combine(started._home.FullName, "rules.yaml"), rules);
        await started.Open(Path.Combine(started._home.FullName, "rules.yaml"));
        started.Tell(events);
        return started;
    }

    /// <summary>Race control tells events; when it returns they are on the disk.</summary>
    internal void Tell(params string[] events)
    {
        _raceControl ??= new TestStation("race-control", _broker.Options);
        foreach (var e in events)
        {
            _raceControl.Observe($$"""{"n":{{++_told}},{{e[1..]}}""");
        }
        _raceControl.AckOf(_told).Within();
    }

    /// <summary>The whole gateway ends and starts again on the same folder.</summary>
    internal async Task Restart()
    {
        await Close();
        await Open(null);
    }

    internal Visitor Visitor() => new(() => _gateway.Address);

    /// <summary>The browser of somebody who has signed in.</summary>
    internal async Task<Visitor> SignedIn(Role role)
    {
        var official = ServedGateway.Person(role);
        TestOfficials.Admit(Folder, official);
        var visitor = Visitor();
        Assert.Equal(200, (await visitor.SignIn(official.Name, TestOfficials.Password)).Status);
        return visitor;
    }

    internal async Task<(int Status, string Text)> Get(string path)
    {
        using var answer = await Client.GetAsync(path);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal async Task<JsonElement> Json(string path)
    {
        var (status, text) = await Get(path);
        Assert.True(status == 200, $"{path}: {status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        _raceControl?.Dispose();
        await Close();
        _broker.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task Open(string? regulations)
    {
        _gateway = new InsideGateway(
            Folder, new MqttOptions { Port = _broker.Port }, regulations, Notices.Enqueue);
        await _gateway.Serve();
        Client = new HttpClient { BaseAddress = new Uri(_gateway.Address) };
        _gateway.Listen();
    }

    private async Task Close()
    {
        Client.Dispose();
        await _gateway.DisposeAsync();
    }
}
