using PitMarshal.Events;

namespace PitMarshal.Import.AlKamel;

/// <summary>The laps of one car of an Al Kamel CSV.</summary>
internal sealed class AlKamelCar(string car, ImportedLog log, AlKamelClock clock)
{
    /// <summary>Times have ms, cut or rounded: at most 1 ms off.</summary>
    public const double UMs = 1;

    /// <summary>HOUR and ELAPSED are rounded each for itself.</summary>
    private const long DisagreementMsMax = 2;

    private readonly string _station = $"al-kamel-{car}";

    /// <summary>What usually remains of a lap behind its PIT_TIME, ms; 0 when too few laps tell.</summary>
    private long _outLapMs;

    /// <summary>Adds the car's events. Returns its crossings of the line.</summary>
    public List<(Instant At, AlKamelRow Row)> Read(IEnumerable<AlKamelRow> rows)
    {
        var laps = Crossings(rows.OrderBy(r => r.Lap));
        if (laps.Count == 0)
        {
            return laps;
        }

        var first = laps[0].At;
        var drivers = laps.Select(l => DriverOf(l.Row)).OfType<string>().Distinct()
            .Select(d => new ListedDriver(d)).ToList();
        log.Add(new EntryListed(car, laps[0].Row.Class, laps[0].Row.Team, null, null,
            drivers.Count > 0 ? drivers : null)
        {
            At = clock.Start is { } start && start < first ? start : first,
        });
        var longLap = 2 * Median(laps.Select(l => l.Row.LapMs));
        _outLapMs = Median(laps.Select(
            l => l.Row is { PitMs: { } pit, LapMs: { } lap } && lap > pit ? lap - pit : (long?)null));
        for (var i = 0; i < laps.Count; i++)
        {
            var before = i > 0 ? laps[i - 1] : ((Instant At, AlKamelRow Row)?)null;
            Add(laps[i].At, laps[i].Row, before, i + 1 < laps.Count ? laps[i + 1].Row : null, longLap);
        }

        return laps;
    }

    private List<(Instant At, AlKamelRow Row)> Crossings(IEnumerable<AlKamelRow> rows)
    {
        var laps = new List<(Instant At, AlKamelRow Row)>();
        foreach (var row in rows)
        {
            var before = laps.Count > 0 ? laps[^1] : ((Instant At, AlKamelRow Row)?)null;
            if (before is { } last && last.Row.Lap == row.Lap)
            {
                log.Report.Refuse(row.Place, "a lap that the car has already", $": lap {row.Lap} of car {car}");
            }
            else if (clock.At(row, before?.At) is not { } at)
            {
                log.Report.Refuse(row.Place, "a row without the time it needs");
            }
            else
            {
                if (clock.Disagreement(row) > DisagreementMsMax)
                {
                    log.Report.Report(row.Place, "HOUR and ELAPSED disagree; HOUR counts",
                        $": by {clock.Disagreement(row)} ms");
                }

                laps.Add((at, row));
            }
        }

        return laps;
    }

    private void Add(Instant at, AlKamelRow row, (Instant At, AlKamelRow Row)? before, AlKamelRow? next, long longLap)
    {
        if (row.Lap > (before?.Row.Lap ?? 0) + 1)
        {
            var from = (before?.Row.Lap ?? 0) + 1;
            log.Report.Report(row.Place, "laps are missing before this one", $": {from} to {row.Lap - 1} of car {car}");
            var since = before?.At ?? clock.Start ?? at;
            log.AddHole(_station, "laps", (from, row.Lap - 1), (since, at), Line.StartFinish, Line.PitIn, Line.PitOut);
        }

        log.Add(new CarPassed(car, null, Line.StartFinish) { At = at, UMs = UMs, Source = Source("laps", row) });
        var pitOut = PitOut(at, row, before);
        Driver(at, row, before, pitOut);
        if (row.InPit && next?.PitMs is null)
        {
            log.Add(Inferred(new CarPassed(car, null, Line.PitIn), at, row,
                "the line was crossed in the pit lane, and no PIT_TIME tells since when"));
        }
        else if (row.PitMs is null && longLap > 0 && row.LapMs > longLap && IsGreen(row)
            && (before is not { } last || (IsGreen(last.Row) && !last.Row.InPit)))
        {
            log.Report.Report(row.Place, "a long lap under green without a pit record",
                $": lap {row.Lap} of car {car}, {row.LapMs / 1000} s");
        }

        if (row.InPit && next is null)
        {
            log.Report.Report(row.Place, "the car's last lap ended in the pit lane", $": car {car}");
        }
    }

    /// <summary>
    /// Adds the stop from which the lap came. Returns the instant of its pit-out, null when there is none.
    /// </summary>
    private Instant? PitOut(Instant at, AlKamelRow row, (Instant At, AlKamelRow Row)? before)
    {
        if (row.PitMs is not { } pitMs)
        {
            if (before is { Row.InPit: true })
            {
                log.Report.Report(row.Place,
                    "no PIT_TIME after a lap that ended in the pit lane: the pit-out is not known", $": car {car}");
            }

            return null;
        }

        if (before is not { } last)
        {
            log.Report.Report(row.Place, "a PIT_TIME in the car's first lap: no stop is made of it", $": car {car}");
            return null;
        }

        // The car left the pit lane in this lap and entered it PIT_TIME before, which in a long repair
        // is long before the line.
        var fits = last.At.Plus(pitMs * 1000) < at;
        var pitOut = fits ? last.At.Plus(pitMs * 1000) : at.Plus(-Math.Max(_outLapMs, 1) * 1000);
        pitOut = pitOut > last.At ? pitOut : last.At.Plus((at.Since(last.At)) / 2);
        var where = fits
            ? "PIT_TIME, placed as if the pit lane was entered at the line"
            : "PIT_TIME, placed before the rest of a usual lap out of the pits";
        if (!last.Row.InPit)
        {
            log.Report.Report(row.Place, "a PIT_TIME after a lap that did not end in the pit lane", $": car {car}");
            where = "PIT_TIME without B; where in the lap the stop lies is not known";
        }

        log.Add(Inferred(new CarPassed(car, null, Line.PitIn), pitOut.Plus(-pitMs * 1000),
            last.Row.InPit ? last.Row : row, where));
        log.Add(Inferred(new CarPassed(car, null, Line.PitOut), pitOut, row, where));
        return pitOut;
    }

    /// <summary>A file that tells no flag tells nothing against green.</summary>
    private static bool IsGreen(AlKamelRow row) => row.Flag is "" or "GF";

    /// <summary>
    /// A row names the driver of its lap. He took over in the stop before it, at the latest at pit-out.
    /// </summary>
    private void Driver(Instant at, AlKamelRow row, (Instant At, AlKamelRow Row)? before, Instant? pitOut)
    {
        if (DriverOf(row) is not { } driver || (before is { } lap && DriverOf(lap.Row) == driver))
        {
            return;
        }

        var began = before?.At ?? (row.LapMs is { } lapMs ? at.Plus(-lapMs * 1000) : at);
        var inStop = before is null || before.Value.Row.InPit || row.PitMs is not null;
        var known = pitOut ?? (before is null ? began : at);
        if (!inStop)
        {
            log.Report.Report(row.Place, "another driver without a pit record", $": car {car}, lap {row.Lap}");
        }

        log.Add(new DriverIdentified(car, driver)
        {
            At = known,
            UMs = Math.Max(UMs, known.Since(began) / 1000.0),
            Source = Source("driver", row),
            Inferred = inStop ? null : "the rows name another driver, and no stop in which he took over",
        });
    }

    /// <summary>Drivers are numbered within a car; their names are not taken.</summary>
    private string? DriverOf(AlKamelRow row) => row.Driver is { } number ? $"{car}-{number}" : null;

    private CarPassed Inferred(CarPassed passed, Instant at, AlKamelRow row, string why) =>
        passed with { At = at, UMs = UMs, Source = Source(passed.Line, row), Inferred = why };

    private string Source(string what, AlKamelRow row) => $"{_station}/{what}/{row.Lap}";

    /// <summary>The middle one of those that are known; 0 when they are fewer than three.</summary>
    private static long Median(IEnumerable<long?> times)
    {
        List<long> known = [.. times.OfType<long>().Order()];
        return known.Count < 3 ? 0 : known[known.Count / 2];
    }
}
