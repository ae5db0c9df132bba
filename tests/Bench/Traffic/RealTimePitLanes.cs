using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PitMarshal.Host;
using PitMarshal.Host.Nano;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>
/// Four pit lanes of virtual stations, entry and exit, in real time: the world's time follows the wall's and waits for
/// nothing but clock exchanges, since it stands between two steps. Each car stops for two seconds at a time.
/// </summary>
internal sealed class RealTimePitLanes : IDisposable
{
    private const int Lanes = 4, CarsPerLane = 8, StopsPerCar = 8;
    private const long LeadUs = 8_000_000, BetweenUs = 400_000, JitterUs = 150_000,
        StopUs = 2_000_000, SettlingUs = 3_000_000;

    private readonly long _startUs, _startStamp = Stopwatch.GetTimestamp();
    private readonly VirtualWorld _world;
    private readonly List<VirtualStation> _stations = [];
    private readonly Dictionary<string, Queue<PitExit>> _unpublished = [];
    private readonly List<PitExit> _exits = [];

    /// <param name="venue">Whose clock begins at <paramref name="startUs"/>.</param>
    /// <param name="startUs">About now, µs since 1970.</param>
    public RealTimePitLanes(BenchVenue venue, long startUs)
    {
        _startUs = startUs;
        _world = new VirtualWorld(startUs) { Stepped = venue.Clock!.Set, Holds = IsAhead };
        venue.StartRace(
            from lane in Enumerable.Range(1, Lanes)
            from car in Enumerable.Range(1, CarsPerLane)
            select (Car(lane, car), Transponder(lane, car)));
        Random chance = new(1);
        for (int lane = 1; lane <= Lanes; lane++)
        {
            PitLane pitLane = new(_world, chance);
            foreach (StationPlan plan in Plans(lane))
            {
                Install(pitLane, new VirtualStation(
                    _world, plan, BenchVenue.Name, venue.OptionsFor(plan.Name), driftPpm: 10 * lane));
            }
            Schedule(pitLane, lane, chance);
        }
    }

    /// <summary>What <c>venue.yaml</c> says of their stations.</summary>
    public static string Yaml => string.Concat(Enumerable.Range(1, Lanes).SelectMany(Plans).Select(plan => $$"""
          {{plan.Name}}:
            role: {{plan.Role}}
            inputs:
              - { in: in1, kind: loop, point: {{plan.Inputs[0].Point}}, debounceMs: 5, low: true, latencyUs: 0, pmUs: 0 }
              - { in: serial, kind: tag, point: {{plan.Inputs[0].Point}} }

        """));

    /// <summary>The stops, in order of each lane's time.</summary>
    public IReadOnlyList<PitExit> Exits => _exits;

    /// <summary>The time, µs since 1970, by a clock that does not step.</summary>
    public long WallUs => _startUs + (long)Stopwatch.GetElapsedTime(_startStamp).TotalMicroseconds;

    /// <summary>Runs all stops and a moment more.</summary>
    public void Run() => _world.Run(_exits.Max(exit => exit.EdgeUs) + SettlingUs);

    public void Dispose()
    {
        foreach (VirtualStation station in _stations) { station.PowerOff(); }
    }

    private static string Car(int lane, int car) => $"{lane}{car}";

    private static string Transponder(int lane, int car) => $"{lane * 1000 + car}";

    private static StationPlan[] Plans(int lane) =>
        [Plan($"entry-{lane}", "pit-entry", "pit-in"), Plan($"exit-{lane}", "pit-exit", "pit-out")];

    private static StationPlan Plan(string name, string role, string point) =>
        new(name, role, [new("in1", "loop", point, null, null, true), new("serial", "tag", point, null, null, false)]);

    private void Install(PitLane lane, VirtualStation station)
    {
        station.EdgeLatencyUs = () => 0;
        station.Network.Sent += Sent;
        lane.Install(station);
        station.Boot();
        _stations.Add(station);
    }

    /// <summary>
    /// The lane's cars one after the other, again and again; between two at least <see cref="BetweenUs"/>.
    /// </summary>
    private void Schedule(PitLane pitLane, int lane, Random chance)
    {
        long at = WallUs + LeadUs;
        for (int i = 0; i < CarsPerLane * StopsPerCar; i++)
        {
            int car = i % CarsPerLane + 1;
            string transponder = Transponder(lane, car);
            long pitIn = at += BetweenUs + chance.NextInt64(JitterUs);
            PitExit exit = new(transponder,
                $"minimum-stop/{Car(lane, car)}/stop-{i / CarsPerLane + 1}", pitIn + StopUs);
            _exits.Add(exit);
            if (!_unpublished.TryGetValue(transponder, out Queue<PitExit>? exits))
            {
                _unpublished[transponder] = exits = [];
            }
            exits.Enqueue(exit);
            _world.At(pitIn, () => pitLane.Cross("pit-in", transponder));
            _world.At(exit.EdgeUs, () => pitLane.Cross("pit-out", transponder));
        }
    }

    /// <summary>
    /// Time is not there yet, or a clock exchange is under way. Near the instant it looks every millisecond.
    /// </summary>
    private bool IsAhead(long nextUs)
    {
        if (nextUs - WallUs is > 0 and < 6_000) { Thread.Sleep(1); }
        return nextUs > WallUs || _stations.Exists(station => station.Flight.Holds(nextUs));
    }

    private void Sent(string topic, byte[] payload, int qos)
    {
        if (!topic.Contains("/exit-", StringComparison.Ordinal) || !topic.EndsWith("/obs", StringComparison.Ordinal))
        {
            return;
        }
        using JsonDocument message = JsonDocument.Parse(payload);
        foreach (JsonElement seen in message.RootElement.GetProperty("obs").EnumerateArray())
        {
            if (seen.GetProperty("k").ValueEquals("tag")
                && _unpublished.TryGetValue(seen.GetProperty("id").GetString()!, out Queue<PitExit>? exits)
                && exits.TryDequeue(out PitExit? exit))
            {
                exit.PublishedUs = WallUs;
            }
        }
    }
}
