using System.Diagnostics;
using PitMarshal.Events;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// A race whose one rule is a minimum stop of 85 s, on the real program and a real broker. Its clock stands still until
/// a test moves it: seconds are those of race time.
/// </summary>
internal sealed class PitLane : IDisposable
{
    private static readonly Instant s_green = Instant.Parse("2026-06-13T14:00:00Z");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly RehearsalBroker _broker;
    private readonly VirtualClockFile _clock;
    private readonly RaceControl _raceControl;
    private readonly Timer _run;
    private double _second;
    private long? _startedAt;

    private PitLane()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "venue.yaml"), """
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
        _broker = new RehearsalBroker(_folder.FullName, start: null);
        _raceControl = new RaceControl(_broker.For("race-control"));
        _clock = new VirtualClockFile(Path.Combine(_folder.FullName, "clock"), At(-60).Micros);
        _run = new Timer(_ => _clock.Set(At(Now).Micros));
    }

    private string Rules => Path.Combine(_folder.FullName, "rules.yaml");

    internal Pitmarshal Gateway { get; private set; } = null!;

    /// <summary>An entry list of cars 1 to n, and the green flag at 0.</summary>
    internal static async Task<PitLane> Open(int cars = 30)
    {
        var lane = new PitLane();
        try
        {
            await lane.Serve("http://127.0.0.1:0");
            await lane.Say(-50, "RaceScheduled", "\"race\":\"Six Hours\",\"durationMs\":21600000");
            await lane._raceControl.Say([.. Enumerable.Range(1, cars).Select(car => Event(-40, "EntryListed",
                $"\"car\":\"{car}\",\"team\":\"Team {car}\",\"box\":\"{car}\","
                    + $"\"drivers\":[{Driver($"a{car}", "Ana")},{Driver($"b{car}", "Ben")}]"))]);
            lane.Time(0);
            await lane.Say(0, "RaceStarted");
            return lane;
        }
        catch
        {
            lane.Dispose();
            throw;
        }
    }

    /// <summary>Lets a steward sign in.</summary>
    internal Admitted Steward() => Admitted.To(_folder.FullName, "Ana", Role.Steward);

    internal Admitted RaceControl() => Admitted.To(_folder.FullName, "Ben", Role.RaceControl);

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
    internal Task Say(double second, string kind, string fields = "") => _raceControl.Say(Event(second, kind, fields));

    /// <summary>Moves the clock to a car's passing over the pit-in line, and says it.</summary>
    internal Task In(int car, double second) => Pass(car, second, "pit-in");

    internal Task Out(int car, double second) => Pass(car, second, "pit-out");

    /// <summary>Starts it again where it was.</summary>
    internal async Task StartAgain()
    {
        var address = Gateway.Address;
        Gateway.Dispose();
        await Serve(address);
    }

    public void Dispose()
    {
        _run.Dispose();
        Gateway?.Dispose();
        _raceControl.Dispose();
        _broker.Dispose();
        _clock.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Serve(string listen) => Gateway = await Pitmarshal.Start(
        "run", "--data", _folder.FullName, "--broker", _broker.Url, "--regulations", Rules,
        "--clock", Path.Combine(_folder.FullName, "clock"), "--listen", listen);

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
