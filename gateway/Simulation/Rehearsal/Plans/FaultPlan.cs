using PitMarshal.Host;

namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>
/// The faults of a rehearsal, the same for the same seed: cut and silently dead links, broker restarts, gateway kills,
/// station reboots, doubled and overtaken messages. None may change a verdict, so two things are left out: a station is
/// rebooted only where nothing happens at it (what happens while it is dark cannot be known), and never both ends of
/// the pit lane (a whole stop could hide between them).
/// </summary>
public sealed class FaultPlan
{
    private const long HourMs = 3_600_000;
    private const long BootMs = 2_000;

    private readonly Random _chance = new(0);
    private readonly RehearsalPlan? _plan;
    private readonly List<Fault> _faults = [];

    /// <summary>Just these faults; every message passes once.</summary>
    public FaultPlan(params IReadOnlyList<Fault> faults) => Faults = faults;

    public FaultPlan(int seed, RehearsalPlan plan)
    {
        (Seed, _plan, _chance) = (seed, plan, new Random(seed));
        int hours = (int)Math.Max(1, plan.EndMs / HourMs);
        Add(FaultKind.GatewayKill, Math.Max(2, hours / 3), 1_000, 40_000);
        Add(FaultKind.BrokerRestart, Math.Max(1, hours / 6), 1_000, 30_000);
        foreach (StationPlan station in plan.Stations)
        {
            Add(FaultKind.LinkCut, Math.Max(1, hours / 4), 1_000, 180_000, station.Name);
            Add(FaultKind.LinkDead, Math.Max(1, hours / 8), 5_000, 60_000, station.Name);
        }
        AddReboots(Math.Max(1, hours / 4));
        Faults = [.. _faults.OrderBy(fault => fault.AtMs)];
    }

    /// <summary>Null when the faults were given one by one.</summary>
    public int? Seed { get; }

    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>One message in fifty is delivered twice, one in fifty is overtaken by the next.</summary>
    public Func<string, Host.Nano.Passage> Passages()
    {
        if (Seed is null) { return _ => Host.Nano.Passage.Once; }
        Random chance = new(_chance.Next());
        return topic => !topic.EndsWith("/obs", StringComparison.Ordinal)
            ? Host.Nano.Passage.Once
            : chance.Next(50) switch
        {
            0 => Host.Nano.Passage.Twice,
            1 => Host.Nano.Passage.AfterTheNext,
            _ => Host.Nano.Passage.Once,
        };
    }

    private void Add(FaultKind kind, int count, long shortestMs, long longestMs, string? station = null)
    {
        for (int i = 0; i < count; i++)
        {
            long at = _chance.NextInt64(60_000, Math.Max(60_001, _plan!.EndMs - longestMs));
            _faults.Add(new Fault(kind, station, at, _chance.NextInt64(shortestMs, longestMs)));
        }
    }

    private void AddReboots(int each)
    {
        string spared = _chance.Next(2) == 0 ? "entry" : "exit";
        foreach (StationPlan station in _plan!.Stations.Where(station => station.Name != spared))
        {
            long[] quiet = [.. QuietMoments(station)];
            for (int i = 0; i < each && quiet.Length > 0; i++)
            {
                _faults.Add(new Fault(FaultKind.StationReboot, station.Name,
                    quiet[_chance.Next(quiet.Length)], BootMs));
            }
        }
    }

    /// <summary>
    /// Moments with nothing at the station for 10 s before and, with boot and phantom window, 20 s after.
    /// </summary>
    private IEnumerable<long> QuietMoments(StationPlan station)
    {
        var busy = _plan!.Cars.SelectMany(car => Busy(station, car)).OrderBy(span => span.From).ToArray();
        long free = 60_000;
        foreach ((long from, long to) in busy.Append((_plan.EndMs, _plan.EndMs)))
        {
            if (from - free > 31_000) { yield return free + 10_500; }
            free = Math.Max(free, to);
        }
    }

    private static IEnumerable<(long From, long To)> Busy(StationPlan station, CarPlan car)
    {
        if (station.Role == "start-finish") { return car.LapsMs.Select(at => (at, at)); }
        if (station.Role == "pit-entry") { return car.Visits.Select(visit => (visit.PitInMs, visit.PitInMs)); }
        if (station.Role == "pit-exit")
        {
            return car.Visits.Where(visit => visit.PitOutMs is not null)
                .Select(visit => (visit.PitOutMs!.Value, visit.PitOutMs.Value));
        }
        return station.Inputs.Any(input => input.Box == car.Box)
            ? car.Visits.Select(visit => (visit.PitInMs, visit.PitOutMs ?? visit.PitInMs))
            : [];
    }
}
