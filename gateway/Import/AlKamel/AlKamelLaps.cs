using PitMarshal.Events;

namespace PitMarshal.Import.AlKamel;

/// <summary>
/// Al Kamel lap CSVs. Each row is a crossing of start-finish, which was observed; the passings of the pit lane's lines
/// were not recorded and are inferred from PIT_TIME, so whatever rests on them is for a person.
/// </summary>
public sealed class AlKamelLaps(ImportOptions options, ImportedLog log)
{
    /// <summary>Why both lines of the pit lane are in doubt throughout: some stops have no record.</summary>
    public static readonly (string, string)[] Doubted =
        [(Line.PitIn, "the export does not show every stop"), (Line.PitOut, "the export does not show every stop")];

    public void Read(IReadOnlyList<string> files)
    {
        var file = new AlKamelFile(log.Report);
        List<AlKamelRow> rows = [.. OfOneRace(files.SelectMany(file.Read))];
        if (rows.Count == 0)
        {
            throw new BadInput(log.Report.FirstRefused ?? $"{files[0]}:1: there is no row but the header");
        }

        var clock = new AlKamelClock(rows, options);
        if (clock.Start is { } start)
        {
            log.Add(new RaceStarted { At = start, UMs = AlKamelCar.UMs,
                Inferred = options.Start is null ? "HOUR less ELAPSED of the rows" : null });
        }
        else
        {
            log.Report.Report(rows[0].Place, "no row has HOUR and ELAPSED, so the start of the race is not known");
        }

        var crossings = new List<(Instant At, AlKamelRow Row)>(rows.Count);
        foreach (var car in rows.GroupBy(r => r.Car).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            crossings.AddRange(new AlKamelCar(car.Key, log, clock).Read(car));
        }

        crossings = [.. crossings.OrderBy(c => c.At)];
        ShowFlags(crossings);
        if (crossings is [.., { Row.Flag: "FF" } last])
        {
            log.Add(new RaceEnded
            {
                At = last.At, UMs = AlKamelCar.UMs, Inferred = "the last crossing under the chequered flag",
            });
        }
    }

    /// <summary>
    /// Files of one race may hold the same laps, as one an hour does; another race's have other times for them.
    /// </summary>
    private IEnumerable<AlKamelRow> OfOneRace(IEnumerable<AlKamelRow> rows)
    {
        var known = new Dictionary<(string, long), AlKamelRow>();
        foreach (var row in rows)
        {
            if (known.TryAdd((row.Car, row.Lap), row)
                || known[(row.Car, row.Lap)] is var other && other.Place.File == row.Place.File)
            {
                yield return row;
            }
            else if ((other.ElapsedMs, other.HourMs, other.LapMs) == (row.ElapsedMs, row.HourMs, row.LapMs))
            {
                log.Report.Skip("rows that another file has already");
            }
            else
            {
                throw new BadInput($"{row.Place}: lap {row.Lap} of car {row.Car} has other times than in "
                    + $"{other.Place}: two races? Import each by itself");
            }
        }
    }

    /// <summary>
    /// FLAG_AT_FL says which flag was out when a car crossed the line; when it was shown nobody recorded.
    /// </summary>
    private void ShowFlags(List<(Instant At, AlKamelRow Row)> crossings)
    {
        var (shown, before) = ("", (Instant?)null);
        foreach (var (at, row) in crossings)
        {
            if (row.Flag.Length == 0 || row.Flag == shown)
            {
                before = at;
                continue;
            }

            Flag? flag = row.Flag switch
            {
                "GF" => Flag.Green,
                "YF" => Flag.Yellow,
                "FCY" => Flag.FullCourseYellow,
                "SF" or "SC" => Flag.SafetyCar,
                "RF" => Flag.Red,
                "FF" => Flag.Chequered,
                _ => null,
            };
            if (flag is not { } known)
            {
                log.Report.Report(row.Place, "a flag it does not know", $": '{row.Flag}'");
                continue;
            }

            log.Add(new FlagShown(known)
            {
                At = at,
                UMs = Math.Max(AlKamelCar.UMs, at.Since(before ?? at) / 1000.0),
                Source = $"al-kamel-{row.Car}/flag/{row.Lap}",
                Inferred = "the flag at the first crossing of the line that shows it",
            });
            (shown, before) = (row.Flag, at);
        }
    }
}
