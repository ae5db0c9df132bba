using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Host;
using PitMarshal.Host.Nano;
using PitMarshal.Mqtt;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// Drives a race on virtual stations through a real broker and a gateway in a process of its own. Time is virtual and
/// runs as fast as the whole chain follows, or at a chosen pace.
/// </summary>
public sealed class VirtualRace : IDisposable
{
    /// <summary>When the green flag falls, in every rehearsal: so that two runs can be compared to the byte.</summary>
    public static readonly DateTime Green = new(2026, 6, 13, 14, 0, 0, DateTimeKind.Utc);

    private const long DeskLeadMs = 120_000, StationLeadMs = 110_000;
    private const long LongestSettlingMs = 1_800_000;
    private const string DeskBoot = "0ace0001";

    private static readonly long s_greenUs = (Green - DateTime.UnixEpoch).Ticks / 10;

    private readonly RehearsalPlan _plan;
    private readonly VirtualWorld _world = new(s_greenUs - DeskLeadMs * 1000);
    private readonly VirtualClockFile _clock;
    private readonly RehearsalBroker _broker;
    private readonly GatewayProcess _gateway;
    private readonly RaceDesk _desk;
    private readonly List<VirtualStation> _stations = [];
    private readonly FaultPlan? _faults;

    /// <param name="directory">Where broker and gateway keep their files; must exist and hold no race yet.</param>
    /// <param name="regulations">The regulations file.</param>
    /// <param name="heard">Called, on another thread, with each line that the gateway prints.</param>
    /// <param name="broker">Starts the broker in a folder, for a venue, with the users of a file; null: the one that
    /// gateways have inside.</param>
    public VirtualRace(
        RehearsalPlan plan, string directory, string regulations, FaultPlan? faults, string listen,
        Action<string> heard, Func<string, Venue, string, IVenueBroker>? broker = null)
    {
        (_plan, _faults) = (plan, faults);
        File.WriteAllText(Path.Combine(directory, "venue.yaml"), VenueYaml.Of(plan));
        _broker = new RehearsalBroker(directory, broker);
        string clock = Path.Combine(directory, "clock");
        _clock = new VirtualClockFile(clock, _world.NowUs);
        _gateway = new GatewayProcess(
            ["--data", directory, "--broker", _broker.Url, "--regulations", regulations, "--clock", clock,
                "--listen", listen], heard);
        _desk = new RaceDesk(_world, _broker.For(Venue.RaceControl), plan.Name, DeskBoot);
        _world.Stepped = _clock.Set;
        _world.Holds = Holds;
    }

    /// <summary>How many times faster than real time to run at the most; null for as fast as possible.</summary>
    public double? Pace { get; init; }

    /// <summary>How much the latency of an edge varies, µs; 0 where time must be exact.</summary>
    public int EdgeJitterUs { get; init; }

    /// <summary>Where the race is, ms of race time; told at every tick of a virtual second.</summary>
    public Action<long>? Progress { get; init; }

    private long _pacedFrom;

    /// <summary>Runs the race to its end, until everything that was seen is in the log, and ends the gateway.</summary>
    /// <exception cref="OperationCanceledException">The program was told to end before.</exception>
    public void Run()
    {
        using TerminationSignal end = new();
        _gateway.Start();
        _pacedFrom = System.Diagnostics.Stopwatch.GetTimestamp();
        ScheduleRaceControl();
        At(-StationLeadMs, BootStations);
        ScheduleFaults();
        Tick(-DeskLeadMs);
        _world.Run(Us(_plan.EndMs), () => end.IsRequested);
        _desk.Say("RaceEnded");
        _world.Run(Us(_plan.EndMs + LongestSettlingMs),
            () => end.IsRequested || (_desk.IsHeard && _stations.TrueForAll(station => station.Flight.HasLanded)));
        if (end.IsRequested) { throw new OperationCanceledException("ended before the race was over"); }
        _gateway.Stop();
    }

    public void Dispose()
    {
        foreach (VirtualStation station in _stations) { station.PowerOff(); }
        _desk.Dispose();
        _gateway.Dispose();
        _broker.Dispose();
        _clock.Dispose();
    }

    private void ScheduleRaceControl()
    {
        // To the last whole ms before the flag: a race that ran its time did not end early.
        _desk.Say("RaceScheduled",
            $"\"race\":{Json(_plan.Name)},\"durationMs\":{(_plan.ChequeredMs ?? _plan.EndMs) - 1}");
        foreach (CarPlan car in _plan.Cars) { _desk.Say("EntryListed", Entry(car)); }
        At(0, () => _desk.Say("RaceStarted"));
        // A pit-in at the very ms of the flag comes after it, whatever the µs of the station's clock.
        if (_plan.ChequeredMs is long ms)
        {
            _world.At(Us(ms) - 500, () => _desk.Say("FlagShown", "\"flag\":\"chequered\""));
        }
    }

    private static string Entry(CarPlan car)
    {
        string[] drivers = [.. car.Visits.Select(visit => visit.DriverIn).Prepend(car.FirstDriver)
            .Where(driver => driver.Length > 0).Distinct()];
        string listed = string.Join(',', drivers.Select(driver => $$"""{"id":{{Json(driver)}}}"""));
        return $"\"car\":{Json(car.Car)},\"box\":{Json(car.Box)},\"transponders\":[{Json(car.Transponder)}],"
            + $"\"drivers\":[{listed}]";
    }

    private void BootStations()
    {
        // Crystals differ: each station's clock is wrong in its own way, the same in every run.
        Random crystals = new(1);
        Random latency = new(3);
        PitLane lane = new(_world, new Random(2));
        foreach (StationPlan plan in _plan.Stations)
        {
            VirtualStation station = new(
                _world, plan, _plan.Name, _broker.For(plan.Name), driftPpm: crystals.Next(-40, 41));
            station.EdgeLatencyUs = EdgeJitterUs == 0 ? () => 0 : () => EdgeJitterUs + latency.Next(EdgeJitterUs);
            if (_faults is not null) { station.Network.PassageOf = _faults.Passages(); }
            lane.Install(station);
            _stations.Add(station);
            _world.At(_world.NowUs + crystals.Next(5_000_000), station.Boot);
        }
        foreach (CarPlan car in _plan.Cars) { new CarScript(_world, lane, car, s_greenUs).Start(); }
    }

    private void ScheduleFaults()
    {
        foreach (Fault fault in _faults?.Faults ?? []) { At(fault.AtMs, () => Befall(fault)); }
    }

    private void Befall(Fault fault)
    {
        void Afterwards(Action mend) => At(fault.AtMs + fault.ForMs, mend);
        VirtualStation? station = _stations.Find(s => s.Name == fault.Station);
        switch (fault.Kind)
        {
            case FaultKind.LinkCut or FaultKind.LinkDead:
                station!.Network.Cut(silently: fault.Kind is FaultKind.LinkDead);
                Afterwards(station.Network.Restore);
                break;
            case FaultKind.StationReboot:
                station!.PowerOff();
                Afterwards(station.Boot);
                break;
            case FaultKind.FlashWorn:
                station!.IsFlashWorn = true;
                Afterwards(() => station.IsFlashWorn = false);
                break;
            case FaultKind.GatewayKill when _gateway.IsUp && _broker.IsUp:
                _gateway.Kill();
                Answered(false);
                Afterwards(() => { _broker.Start(); _gateway.Start(); Answered(true); });
                break;
            case FaultKind.BrokerRestart when _gateway.IsUp && _broker.IsUp:
                _broker.Stop();
                Answered(false);
                Afterwards(() => { _broker.Start(); _gateway.AwaitReadyAgain(); Answered(true); });
                break;
        }
    }

    private void Answered(bool isAnswered)
    {
        foreach (VirtualStation station in _stations)
        {
            station.Flight.IsAnswered = isAnswered;
            station.Flight.Forget();
        }
    }

    private bool Holds(long nextUs) =>
        _gateway.IsUp && _broker.IsUp && _desk.Holds(nextUs)
        || _stations.Exists(station => station.Flight.Holds(nextUs))
        || Pace is double pace && System.Diagnostics.Stopwatch.GetElapsedTime(_pacedFrom).TotalMicroseconds * pace
            < nextUs - Us(-DeskLeadMs);

    private void Tick(long raceMs)
    {
        Progress?.Invoke(raceMs);
        At(raceMs + 1000, () => Tick(raceMs + 1000));
    }

    private void At(long raceMs, Action act) => _world.At(Us(raceMs), act);

    private static long Us(long raceMs) => s_greenUs + raceMs * 1000;

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
