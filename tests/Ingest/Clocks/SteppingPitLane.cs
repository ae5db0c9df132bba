using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Clocks;

/// <summary>
/// A pit lane in true time: a gateway whose host's clock may be set while it is down, and two stations whose boots go
/// on and whose clocks may step. It knows when everything truly was; the log does not.
/// </summary>
internal sealed class SteppingPitLane : IDisposable
{
    private static readonly Instant s_epoch = Instant.Parse("2026-06-13T14:00:00Z");
    private static readonly Venue s_home = new("home",
    [
        new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")]),
        new VenueStation("exit", "pit-exit", [new StationInput("serial", "tag", Point: "pit-out")]),
    ], new BrokerListener());

    /// <summary>An entry has so many transponders; a car passes no more often.</summary>
    internal const int PassingsMost = 8;

    internal static readonly string[] Cars = ["27", "8", "3", "4", "5", "6"];

    private readonly Dictionary<string, SteppingStation> _stations;
    private long _hostUs;

    internal SteppingPitLane(params string[] rules)
    {
        World = new World(s_home, rules) { Now = s_epoch };
        _stations = s_home.Stations.ToDictionary(station => station.Name, _ => new SteppingStation());
        World.Decide([.. Cars.Select(car => new EntryListed(
            car, Transponders: [.. Enumerable.Range(0, PassingsMost).Select(n => $"{car}{n:00}")]))]);
        World.Decide(new RaceScheduled("r", null, 86_400_000));
        World.Decide(new RaceStarted());
        Exchange("entry", "exit");
        To(0.5);
        Exchange("entry", "exit");
    }

    internal World World { get; }

    /// <summary>True time since the epoch, µs.</summary>
    internal long TrueUs { get; private set; }

    /// <summary>When each passing truly was, by its transponder: each has one of its own.</summary>
    internal Dictionary<string, long> TrueAt { get; } = [];

    internal SteppingPitLane To(double seconds)
    {
        TrueUs = (long)(seconds * 1e6);
        World.Now = s_epoch.Plus(TrueUs + _hostUs);
        World.Commit();
        return this;
    }

    internal SteppingPitLane Exchange(params string[] stations)
    {
        foreach (var name in stations)
        {
            // The previous exchange is told with the question of the next: at once, to keep what happens when plain.
            var (us, utc) = (_stations[name].Us(TrueUs), World.Now.Micros - 400);
            World.Put(name, IncomingKind.ClockAsk,
                $$"""{"boot":"{{_stations[name].Boot}}","us":{{us}},"last":[{{us - 800}},{{utc}},{{utc}},{{us}}]}""");
        }
        World.Commit();
        return this;
    }

    internal SteppingPitLane Pass(string station, string car)
    {
        Observe(station, car);
        return Send(station);
    }

    /// <summary>The station sees it, and keeps it in its outbox.</summary>
    internal SteppingPitLane Observe(string station, string car)
    {
        var (seen, point) = (_stations[station], station == "entry" ? "pit-in" : "pit-out");
        var transponder = $"{car}{TrueAt.Keys.Count(one => one[..^2] == car):00}";
        seen.Outbox.Add((seen.Boot, World.Tag(++seen.N, seen.Us(TrueUs), transponder, point)));
        TrueAt.Add(transponder, TrueUs);
        return this;
    }

    internal SteppingPitLane Send(string station)
    {
        foreach (var boot in _stations[station].Outbox.GroupBy(one => one.Boot).ToList())
        {
            foreach (var some in boot.Select(one => one.Observation).Chunk(16))
            {
                World.Observe(boot.Key, station, some);
            }
        }

        if (World.Acked.GetValueOrDefault($"{station}/{_stations[station].Boot}") == _stations[station].N)
        {
            _stations[station].Outbox.Clear();
        }

        return this;
    }

    /// <summary>The gateway is killed, the host's clock is set, and it starts again.</summary>
    internal SteppingPitLane Restart(double setBySeconds)
    {
        _hostUs += (long)(setBySeconds * 1e6);
        World.Now = s_epoch.Plus(TrueUs + _hostUs);
        World.Restart();
        return this;
    }

    internal SteppingPitLane Step(string station, double seconds)
    {
        _stations[station].SteppedUs += (long)(seconds * 1e6);
        return this;
    }

    internal SteppingPitLane Reboot(string station, bool isKept, bool hasNewId)
    {
        World.Acked.Remove($"{station}/{_stations[station].Boot}");
        _stations[station].Reboot(TrueUs, isKept, hasNewId);
        return this;
    }

    internal SteppingPitLane WrapAfter(string station, double seconds)
    {
        _stations[station].WrapAfter((long)(seconds * 1e6));
        return this;
    }

    public void Dispose() => World.Dispose();
}
