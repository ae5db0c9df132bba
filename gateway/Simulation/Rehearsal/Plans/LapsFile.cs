using PitMarshal.Events;

namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>The laps of a real race by car, each car's in order.</summary>
public static class LapsFile
{
    /// <exception cref="BadInput">The file is not what the contract says, with file and line.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<LapRow>> Read(string file)
    {
        using CsvTable table = new(file, "car", "lap", "lap_ms", "in_pit");
        Dictionary<string, List<LapRow>> cars = [];
        while (table.Read())
        {
            long inPit = table.Number(3);
            if (inPit > 1) { throw table.Error($"in_pit must be 0 or 1, not {inPit}"); }
            LapRow row = new(table.Line, table.Name(0), (int)Math.Min(table.Number(1), int.MaxValue),
                table.OptionalNumber(2), inPit == 1);
            if (!cars.TryGetValue(row.Car, out List<LapRow>? laps)) { cars[row.Car] = laps = []; }
            laps.Add(row);
        }
        return cars.ToDictionary(c => c.Key, c => (IReadOnlyList<LapRow>)[.. c.Value.OrderBy(lap => lap.Lap)]);
    }

    /// <summary>
    /// When a car crossed start-finish, ms of race time, ascending. The source gives lap times only, so each run of
    /// laps is anchored at the stop beside it: laps before the first stop end at its pit-in, laps after a stop
    /// begin at its pit-out. What would fall within a second of a pit line, or beyond it, is left out: that
    /// crossing was the pit line.
    /// </summary>
    public static IReadOnlyList<long> Crossings(IReadOnlyList<LapRow> laps, IReadOnlyList<StopRow> stops)
    {
        List<long> crossings = [];
        for (int i = 0; i <= stops.Count; i++)
        {
            long from = i == 0 ? 0 : stops[i - 1].PitOutMs ?? long.MaxValue;
            long to = i == stops.Count ? long.MaxValue : stops[i].PitInMs;
            int firstLap = i == 0 ? 1 : stops[i - 1].Lap + 2, lastLap = i == stops.Count ? int.MaxValue : stops[i].Lap;
            LapRow[] run = [.. laps.Where(lap => lap.Lap >= firstLap && lap.Lap <= lastLap)];
            if (from == long.MaxValue || run.Length == 0) { continue; }
            long at = i > 0 || to == long.MaxValue ? from : to - run.Sum(lap => lap.LapMs ?? 0);
            foreach (LapRow lap in run)
            {
                at += lap.LapMs ?? 0;
                if (at > from + 1000 && at < to - 1000) { crossings.Add(at); }
            }
        }
        return crossings;
    }
}
