using PitMarshal.Cli.Rehearsal;
using PitMarshal.Log;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// A race by the club's regulations, minimum stop 85 s, on the real program and a real broker. Its clock stands still until
/// a test moves it: seconds are those of race time.
/// </summary>
internal sealed class PitLane : IDisposable
{
    private static readonly Instant s_green = Instant.Parse("2026-06-13T14:00:00Z");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly RehearsalBroker _broker;
    private readonly VirtualClockFile _clock;
    private readonly RaceControl _raceControl;

    private PitLane()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "venue.yaml"), """
            venue: home
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
              exit: { role: pit-exit, inputs: [ { in: serial, kind: tag, point: pit-out } ] }
            """);
        _broker = new RehearsalBroker(_folder.FullName);
        _raceControl = new RaceControl(_broker.For("race-control"));
        _clock = new VirtualClockFile(Path.Combine(_folder.FullName, "clock"), s_green.Plus(-60_000_000).Micros);
    }

    internal Pitmarshal Gateway { get; private set; } = null!;

    /// <summary>An entry list of cars 1 to n, and the green flag at 0.</summary>
    internal static async Task<PitLane> Open(int cars = 30)
    {
        var lane = new PitLane();
        await lane.Serve("http://127.0.0.1:0");
        await lane.Say(-50, "RaceScheduled", "\"race\":\"Six Hours\",\"durationMs\":21600000");
        await lane._raceControl.Say([.. Enumerable.Range(1, cars).Select(car => Event(-40, "EntryListed",
            $"\"car\":\"{car}\",\"team\":\"Team {car}\",\"box\":\"{car}\",\"drivers\":[{Driver($"a{car}", "Ana")},{Driver($"b{car}", "Ben")}]"))]);
        lane.Time(0);
        await lane.Say(0, "RaceStarted");
        return lane;
    }

    /// <summary>The clock stands at this second of the race from now on.</summary>
    internal void Time(double second) => _clock.Set(At(second).Micros);

    /// <summary>An event at a second of the race; ends when it is on the gateway's disk.</summary>
    internal Task Say(double second, string kind, string fields = "") => _raceControl.Say(Event(second, kind, fields));

    /// <summary>Moves the clock to a car's passing over the pit-in line, and says it.</summary>
    internal Task In(int car, double second) => Pass(car, second, "pit-in");

    internal Task Out(int car, double second) => Pass(car, second, "pit-out");

    /// <summary>Kills the gateway as a power cut does.</summary>
    internal void Kill() => Gateway.Kill();

    /// <summary>Starts it again where it was.</summary>
    internal async Task StartAgain()
    {
        var address = Gateway.Address;
        Gateway.Dispose();
        await Serve(address);
    }

    public void Dispose()
    {
        Gateway?.Dispose();
        _raceControl.Dispose();
        _broker.Dispose();
        _clock.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Serve(string listen) => Gateway = await Pitmarshal.Start(
        "run", "--data", _folder.FullName, "--broker", _broker.Url, "--regulations", "club",
        "--clock", Path.Combine(_folder.FullName, "clock"), "--listen", listen);

    private Task Pass(int car, double second, string line)
    {
        Time(second);
        return Say(second, "CarPassed", $"\"car\":\"{car}\",\"line\":\"{line}\"");
    }

    private static string Driver(string id, string name) => $$"""{"id":"{{id}}","name":"{{name}}"}""";

    private static string Event(double second, string kind, string fields) =>
        $"\"event\":\"{kind}\",\"at\":\"{At(second)}\"{(fields.Length > 0 ? "," + fields : "")}";

    private static Instant At(double second) => s_green.Plus((long)Math.Round(second * 1_000_000));
}
