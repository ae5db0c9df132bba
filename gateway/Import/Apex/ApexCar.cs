using PitMarshal.Events;

namespace PitMarshal.Import.Apex;

/// <summary>The events of one entry of an Apex export.</summary>
internal sealed class ApexCar(ApexEntry entry, ImportedLog log, Instant start)
{
    /// <summary>Times have ms, cut or rounded: at most 1 ms off.</summary>
    public const double UMs = 1;

    private readonly string _station = $"apex-{entry.Car}";

    public void Read()
    {
        var drivers = entry.Drivers.Union(entry.Pits.Values.Select(p => p.Driver).OfType<string>())
            .Select(d => new ListedDriver(d)).ToList();
        log.Add(new EntryListed(entry.Car, entry.Class, entry.Team, null, null,
            drivers.Count > 0 ? drivers : null) { At = start });
        var finish = ApexExport.FinishOf(entry);
        ApexPit? before = null;
        foreach (var pit in entry.Pits.Values)
        {
            TellHole(before, pit);
            if (pit.Driver is not null && pit.Driver != before?.Driver)
            {
                Identify(pit.Driver, before);
            }

            if (before?.OutMs is { } left)
            {
                Laps(before.Lap + 2, left, pit, isFinish: pit == finish);
            }

            Pass(pit, isFinish: pit == finish);
            before = pit;
        }

        var placed = entry.Pits.Count > 0 ? entry.Pits.First().Value.Lap : long.MaxValue;
        log.Report.Skip("laps before a car's first stop: lap 1 has no time, so their instants are not known",
            entry.Laps.Keys.Count(n => n <= placed));
        log.Report.Skip("laps that are the time in the pit lane", entry.Laps.Values.Count(l => l.InPit));
    }

    private void Pass(ApexPit pit, bool isFinish)
    {
        if (!isFinish && pit.OutMs is null)
        {
            log.Report.Report(pit.Place, "a stop without a pit-out", $": {pit.Number} of car {entry.Car}");
        }

        log.Add(Passed(Line.PitIn, pit.InMs, Line.PitIn, pit.Number)
            with { Inferred = isFinish ? ApexExport.FinishReason : null });
        if (pit.OutMs is { } outMs)
        {
            log.Add(Passed(Line.PitOut, outMs, Line.PitOut, pit.Number));
        }
    }

    /// <summary>
    /// A row names the driver of the stint that it ends: he had the car from the start, or took
    /// over in the stop before.
    /// </summary>
    private void Identify(string driver, ApexPit? before)
    {
        var since = before is null ? 0 : before.OutMs ?? before.InMs + 1;
        log.Add(new DriverIdentified(entry.Car, driver)
        {
            At = start.Plus(since * 1000),
            UMs = Math.Max(UMs, before is null ? 0 : since - before.InMs),
            Source = $"{_station}/driver/{before?.Number ?? 0}",
        });
    }

    /// <summary>
    /// Laps begin at the pit-out and add up; the way from the last crossing to the pit-in is in none. A finish is a
    /// crossing itself. When they add up to more than the stint, a lap is wrong, and none of them is used.
    /// </summary>
    private void Laps(long first, long beganMs, ApexPit end, bool isFinish)
    {
        var (crossings, at) = (new List<(long Lap, long Ms)>(), beganMs);
        for (var lap = first; lap <= end.Lap; lap++)
        {
            if (!entry.Laps.TryGetValue(lap, out var timed) || timed.InPit || timed.Ms is not { } ms)
            {
                log.Report.Report(end.Place, "laps of a stint are missing, so the others have no instants",
                    $": lap {lap} of car {entry.Car}");
                return;
            }

            crossings.Add((lap, at += ms));
        }

        if (at > end.InMs || (isFinish && at != end.InMs))
        {
            log.Report.Report(end.Place, "the laps of a stint do not add up to it, so they have no instants",
                $": car {entry.Car}, {at - end.InMs} ms");
            return;
        }

        foreach (var (lap, ms) in crossings)
        {
            log.Add(Passed(Line.StartFinish, ms, "laps", lap) with { UMs = UMs * (lap - first + 2) });
        }
    }

    private void TellHole(ApexPit? before, ApexPit pit)
    {
        var missing = (From: (before?.Number ?? 0) + 1, To: pit.Number - 1);
        if (missing.To < missing.From)
        {
            return;
        }

        log.Report.Report(pit.Place, "rows of the pit table are missing before this one",
            $": {missing.From} to {missing.To} of car {entry.Car}");
        var since = before is null ? 0 : before.OutMs ?? before.InMs;
        log.AddHole(_station, Line.PitIn, missing, (start.Plus(since * 1000), start.Plus(pit.InMs * 1000)),
            Line.PitIn, Line.PitOut);
    }

    private CarPassed Passed(string line, long raceMs, string what, long number) => new(entry.Car, null, line)
    {
        At = start.Plus(raceMs * 1000), UMs = UMs, Source = $"{_station}/{what}/{number}",
    };
}
