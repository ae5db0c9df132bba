using PitMarshal.Events;

namespace PitMarshal.Import.Apex;

/// <summary>
/// Exports of Apex Timing, in race time. The pit table has both ends of every stop, so these are observed; the instants
/// of start-finish crossings are added up from a pit-out, where a lap begins.
/// </summary>
public sealed class ApexExport(ImportOptions options, ImportedLog log)
{
    /// <summary>Why a finish is taken as a pit-in although it may have been none.</summary>
    public const string FinishReason = "the export's last pit row of the car has no pit-out: it is its finish";

    public void Read(IReadOnlyList<string> files)
    {
        var entries = new ApexFile(log.Report).Read(files);
        if (entries.Count == 0)
        {
            throw new BadInput(log.Report.FirstRefused ?? $"{files[0]}:1: there is no record of an Apex export");
        }

        var start = options.Start ?? throw new BadInput(
            $"{entries.First().Place}: the export has race time only: say when the race started with --start "
                + $"2026-06-13T14:00:00Z");
        log.Add(new RaceStarted { At = start });
        var cars = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (!cars.Add(entry.Car))
            {
                log.Report.Report(entry.Place, "two entries have one car number; this one keeps its id",
                    $": {entry.Car}, {entry.Id}");
                entry.Car = entry.Id;
            }

            new ApexCar(entry, log, start).Read();
        }

        ShowChequered(entries, start);
    }

    /// <summary>
    /// The export has no flags. Every car's last row is its last crossing; those within two laps before the last of all
    /// finished the race, and the flag was out from the first of them. Others had retired.
    /// </summary>
    private void ShowChequered(IEnumerable<ApexEntry> entries, Instant start)
    {
        List<ApexPit> finishes = [.. entries.Select(FinishOf).OfType<ApexPit>().OrderBy(p => p.InMs)];
        List<long> laps = [.. entries.SelectMany(e => e.Laps.Values).Where(l => !l.InPit).Select(l => l.Ms)
            .OfType<long>().Order()];
        if (finishes.Count == 0 || laps.Count == 0)
        {
            return;
        }

        var from = finishes[^1].InMs - 2 * laps[laps.Count / 2];
        foreach (var retired in finishes.Where(f => f.InMs < from))
        {
            log.Report.Report(retired.Place,
                "a car whose last crossing is long before the finish: it may have retired");
        }

        log.Add(new FlagShown(Flag.Chequered)
        {
            At = start.Plus(finishes.First(f => f.InMs >= from).InMs * 1000), UMs = ApexCar.UMs,
            Inferred = "the first of the cars' finishes",
        });
        log.Add(new RaceEnded
        {
            At = start.Plus(finishes[^1].InMs * 1000), UMs = ApexCar.UMs, Inferred = "the last of the cars' finishes",
        });
    }

    /// <summary>The last row of the pit table, when it stands for the finish; else null.</summary>
    public static ApexPit? FinishOf(ApexEntry entry) =>
        entry.Pits.Count > 0 && entry.Pits.Last().Value is { OutMs: null } last ? last : null;
}
