using System.Diagnostics;
using PitMarshal.Events;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// A race whose one rule is a minimum stop of 85 s, on a real gateway and a real broker. Its clock stands still until
/// a test moves it: seconds are those of race time. Ben of race control and Ana, a steward, may sign in.
/// </summary>
internal sealed class PitLane : IServes, IAsyncDisposable
{
    internal const string RaceControl = "Ben", Steward = "Ana";

    private const int MostPerMessage = 16;

    private static readonly Instant s_green = Instant.Parse("2026-06-13T14:00:00Z");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly RehearsalBroker _broker;
    private readonly VirtualClockFile _clock;
    private readonly TestStation _raceControl;
    private readonly Timer _run;
    private GatewayProgram? _process;
    private InsideGateway? _inside;
    private MappedTime? _time;
    private long _said;
    private double _second;
    private long? _startedAt;

    private PitLane()
    {
        File.WriteAllText(Folder.Venue, """
            venue: home
            broker: { port: any }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
              exit: { role: pit-exit, inputs: [ { in: serial, kind: tag, point: pit-out } ] }
            """);
        File.WriteAllText(Rules, """
            regulations: short
            title: a minimum stop
            rules:
              - rule: minimum-stop
                kind: min-duration
                of: pit-lane-time
                value: 85s
                penalty: { kind: stop-go, add: shortfall, roundUp: 1s }
            """);
        TestOfficials.Admit(Folder, new Official(Steward, Role.Steward));
        TestOfficials.Admit(Folder, new Official(RaceControl, Role.RaceControl));
        _broker = new RehearsalBroker(_folder.FullName, start: null);
        _raceControl = new TestStation("race-control", _broker.For("race-control"));
        _clock = new VirtualClockFile(Clock, At(-60).Micros);
        _run = new Timer(_ => _clock.Set(At(Now).Micros));
    }

    private DataFolder Folder => new(_folder.FullName);

    private string Rules => Path.Combine(_folder.FullName, "rules.yaml");

    private string Clock => Path.Combine(_folder.FullName, "clock");

    public string Address => _process?.Address ?? _inside!.Address;

    public string Printed => _process?.Printed ?? "";

    /// <summary>The gateway of a lane that was opened with a process of its own.</summary>
    internal GatewayProgram Process => _process!;

    /// <summary>An entry list of cars 1 to n, and the green flag at 0.</summary>
    /// <param name="ownProcess">For a test that freezes or kills the gateway.</param>
    internal static async Task<PitLane> Open(int cars = 30, bool ownProcess = false)
    {
        var lane = new PitLane();
        try
        {
            await (ownProcess ? lane.Start("http://127.0.0.1:0") : lane.StartInside());
            await lane.Say(-50, "RaceScheduled", "\"race\":\"Six Hours\",\"durationMs\":21600000");
            await lane.Say([.. Enumerable.Range(1, cars).Select(car => Event(-40, "EntryListed",
                $"\"car\":\"{car}\",\"team\":\"Team {car}\",\"box\":\"{car}\","
                    + $"\"drivers\":[{Driver($"a{car}", "Ana")},{Driver($"b{car}", "Ben")}]"))]);
            lane.Time(0);
            await lane.Say(0, "RaceStarted");
            return lane;
        }
        catch
        {
            await lane.DisposeAsync();
            throw;
        }
    }

    /// <summary>The clock stands at this second of the race from now on.</summary>
    internal void Time(double second)
    {
        _second = second;
        _clock.Set(At(second).Micros);
    }

    /// <summary>The clock runs on from where it stands, as clocks do.</summary>
    internal void RunOn()
    {
        _startedAt = Stopwatch.GetTimestamp();
        _run.Change(TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
    }

    /// <summary>A car passes over a line now, while the clock runs.</summary>
    internal Task PassesNow(int car, string line) => Say(Now, "CarPassed", Passing(car, line));

    /// <summary>An event at a second of the race; ends when it is on the gateway's disk.</summary>
    internal Task Say(double second, string kind, string fields = "") => Say([Event(second, kind, fields)]);

    /// <summary>Moves the clock to a car's passing over the pit-in line, and says it.</summary>
    internal Task In(int car, double second) => Pass(car, second, "pit-in");

    internal Task Out(int car, double second) => Pass(car, second, "pit-out");

    /// <summary>Starts the killed process again where it was.</summary>
    internal async Task StartAgain()
    {
        var address = Address;
        _process!.Dispose();
        await Start(address);
    }

    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        _process?.Dispose();
        if (_inside is not null)
        {
            await _inside.DisposeAsync();
        }
        _time?.Dispose();
        _raceControl.Dispose();
        _broker.Dispose();
        _clock.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task Start(string listen) => Task.Run(() => _process = GatewayProgram.Start(_folder.FullName,
        "--broker", _broker.Url, "--regulations", Rules, "--clock", Clock, "--listen", listen));

    private async Task StartInside()
    {
        _time = new MappedTime(Clock);
        _inside = new InsideGateway(Folder, _broker.For(Broker.Venue.Gateway), Rules, _ => { }, _time);
        await _inside.Serve();
        _inside.Listen();
    }

    private Task Say(params IReadOnlyList<string> events)
    {
        foreach (var some in events.Chunk(MostPerMessage))
        {
            _raceControl.Observe([.. some.Select(fields => $$"""{"n":{{++_said}},{{fields}}}""")]);
        }
        return _raceControl.AckOf(_said).WaitAsync(s_patience);
    }

    private Task Pass(int car, double second, string line)
    {
        Time(second);
        return Say(second, "CarPassed", Passing(car, line));
    }

    private double Now => _second + (_startedAt is { } from ? Stopwatch.GetElapsedTime(from).TotalSeconds : 0);

    private static string Passing(int car, string line) => $"\"car\":\"{car}\",\"line\":\"{line}\"";

    private static string Driver(string id, string name) => $$"""{"id":"{{id}}","name":"{{name}}"}""";

    private static string Event(double second, string kind, string fields) =>
        $"\"event\":\"{kind}\",\"at\":\"{At(second)}\"{(fields.Length > 0 ? "," + fields : "")}";

    private static Instant At(double second) => s_green.Plus((long)Math.Round(second * 1_000_000));
}
