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

    private readonly Dictionary<string, SteppingStation> _stations;
    private long _hostUs;

    internal SteppingPitLane(params string[] rules)
    {
        World = new World(s_home, rules) { Now = s_epoch };
        _stations = s_home.Stations.ToDictionary(station => station.Name, _ => new SteppingStation());
        World.Decide(new EntryListed("27", Transponders: ["1027"]), new EntryListed("8", Transponders: ["1008"]));
        World.Decide(new RaceScheduled("r", null, 86_400_000));
        World.Decide(new RaceStarted());
        Exchange("entry", "exit");
        To(0.5);
        Exchange("entry", "exit");
    }

    internal World World { get; }

    /// <summary>True time since the epoch, µs.</summary>
    internal long TrueUs { get; private set; }

    /// <summary>When each passing truly was, by its source.</summary>
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
                $$"""{"boot":"b1","us":{{us}},"last":[{{us - 800}},{{utc}},{{utc}},{{us}}]}""");
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
        seen.Outbox.Add(World.Tag(++seen.N, seen.Us(TrueUs), $"{1000 + int.Parse(car)}", point));
        TrueAt.Add($"{station}/b1/{seen.N}", TrueUs);
        return this;
    }

    internal SteppingPitLane Send(string station)
    {
        foreach (var some in _stations[station].Outbox.Chunk(16))
        {
            World.Observe("b1", station, some);
        }
        if (World.Acked.GetValueOrDefault($"{station}/b1") == _stations[station].N)
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

    public void Dispose() => World.Dispose();

    private sealed class SteppingStation
    {
        // Long enough ago that no step sets its clock below zero.
        private const long BootedUs = 200_000_000_000;

        internal long N { get; set; }

        internal long SteppedUs { get; set; }

        internal List<string> Outbox { get; } = [];

        internal long Us(long trueUs) => BootedUs + trueUs + SteppedUs;
    }
}
