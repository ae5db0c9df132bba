using PitMarshal.Events;

namespace PitMarshal.Tests.Timing.Properties;

/// <summary>
/// The default rules told a second time, slowly and without sharing a line with the product: every car's passings
/// filtered one by one, the end found by walking over all laps of all cars, the order by comparing everything.
/// </summary>
internal sealed class SlowReference(RandomSession session)
{
    private sealed record Done(string Car, Instant End, int Lap);

    private readonly Instant _start = session.Events.OfType<RaceStarted>().Single().At;

    /// <summary>As <see cref="Transcript.Told"/> tells it, with the total of each car in µs.</summary>
    public string Told()
    {
        var cars = session.Events.OfType<EntryListed>().Select(entry => entry.Car).ToList();
        var laps = cars.SelectMany(LapsOf).ToList();
        var (from, until) = End(laps);
        var lines = cars.Select(car => LineOf(car, laps, from, until)).ToList();
        var best = lines.Where(line => line.Seen && !line.Out).Select(line => line.Laps).DefaultIfEmpty().Max();
        var placed = lines.Where(line => line.Seen && !line.Out && line.Laps > 0 && line.Laps >= best / 2)
            .OrderByDescending(line => line.Laps).ThenBy(line => line.Time).ThenBy(line => FirstSeen(line.Car))
            .ThenBy(line => int.Parse(line.Car)).ToList();
        var told = placed.Select((line, i) => $"{i + 1} {line.Car} {line.Laps} {line.Total}");
        var others = lines.Where(line => !placed.Contains(line)).OrderBy(line => int.Parse(line.Car))
            .Select(line => $"- {line.Car} {line.Laps} {line.Total}");
        return string.Join(", ", told.Concat(others));
    }

    private sealed record LineOfCar(string Car, long Laps, long? Total, long Time, bool Seen, bool Out);

    private IEnumerable<CarPassed> PassingsOf(string car) => session.Events.OfType<CarPassed>()
        .Where(p => (p.Car ?? p.Transponder![1..]) == car && p.At >= _start && !IsRetired(car, p.At))
        .OrderBy(p => p.At);

    private bool IsRetired(string car, Instant at) =>
        session.Events.OfType<CarRetired>().Any(r => r.Car == car && r.At < at);

    private Instant FirstSeen(string car) => PassingsOf(car).First().At;

    private List<Done> LapsOf(string car)
    {
        var laps = new List<Done>();
        Instant? last = null;
        foreach (var passing in PassingsOf(car).Where(p => p.Line == Line.StartFinish))
        {
            var since = passing.At.Since(last ?? _start);
            if (since >= 20_000_000)
            {
                laps.Add(new Done(car, passing.At, laps.Count + 1));
                last = passing.At;
            }
            else
            {
                last ??= passing.At;
            }
        }

        return laps;
    }

    /// <summary>From when on a passing finishes, and until when laps count.</summary>
    private (Instant? From, Instant Until) End(List<Done> laps)
    {
        var time = _start.Plus(session.DurationMs * 1000L);
        Instant? leader = null;
        foreach (var lap in laps.Where(l => l.End >= time).OrderBy(l => l.End).ThenByDescending(l => l.Lap))
        {
            var others = laps.Where(l => l.Car != lap.Car && l.End <= lap.End && !(l.End == lap.End && l.Lap < lap.Lap))
                .GroupBy(l => l.Car).Select(g => g.OrderBy(l => l.Lap).Last());
            if (others.All(o => o.Lap < lap.Lap || lap.End.Since(o.End) > 300_000_000 || IsRetired(o.Car, lap.End)))
            {
                leader = lap.End;
                break;
            }
        }

        if (session.Red is { } red && session.Resumed is null && !(leader <= red))
        {
            var completed = laps.Where(l => l.End <= red).Select(l => l.Lap).DefaultIfEmpty().Max() - 1;
            return completed < 1 ? (red, new Instant(long.MinValue))
                : (laps.Where(l => l.Lap == completed).Min(l => l.End), red);
        }

        return leader is { } at ? (at, at.Plus(300_000_000)) : (null, session.Events.OfType<RaceEnded>().Single().At);
    }

    private LineOfCar LineOf(string car, List<Done> laps, Instant? from, Instant until)
    {
        var counted = new List<Done>();
        foreach (var lap in laps.Where(l => l.Car == car && l.End <= until).OrderBy(l => l.Lap))
        {
            var hasFinished = counted.Count > 0 && counted[^1].End >= from;
            if (!hasFinished)
            {
                counted.Add(lap);
            }
        }

        var penalty = session.Events.OfType<PenaltyOrdered>().FirstOrDefault(p => p.Car == car)?.Penalty;
        var total = counted.Count > 0 ? counted[^1].End.Since(_start) : (long?)null;
        var wasSeen = session.Events.OfType<CarPassed>()
            .Any(p => (p.Car ?? p.Transponder![1..]) == car && p.At >= _start && p.At <= (from ?? until));
        return new(car, Math.Max(0, counted.Count - (penalty == "laps 1" ? 1 : 0)), total,
            (total ?? 0) + (penalty == "time 20 s" ? 20_000_000 : 0), wasSeen || counted.Count > 0,
            penalty == "disqualification");
    }
}
