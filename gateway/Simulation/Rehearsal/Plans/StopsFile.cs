using PitMarshal.Events;

namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>The stops of a real race by car, each car's in order of time.</summary>
public static class StopsFile
{
    /// <exception cref="BadInput">Anything that cannot have happened, with file and line.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<StopRow>> Read(string file)
    {
        using CsvTable table = new(file, "car", "stop", "lap", "pit_in_ms", "pit_out_ms", "driver_out", "driver_in");
        Dictionary<string, List<StopRow>> cars = [];
        while (table.Read())
        {
            StopRow row = Row(table);
            if (!cars.TryGetValue(row.Car, out List<StopRow>? stops)) { cars[row.Car] = stops = []; }
            stops.Add(row);
        }
        if (cars.Count == 0) { throw table.Error("no stops"); }
        foreach (List<StopRow> stops in cars.Values)
        {
            stops.Sort((a, b) => a.PitInMs.CompareTo(b.PitInMs));
            for (int i = 1; i < stops.Count; i++) { Follows(table, stops[i - 1], stops[i]); }
        }
        return cars.ToDictionary(c => c.Key, c => (IReadOnlyList<StopRow>)c.Value);
    }

    private static StopRow Row(CsvTable table)
    {
        table.Number(1);
        StopRow row = new(
            table.Line, table.Name(0), (int)Math.Min(table.Number(2), int.MaxValue), table.Number(3),
            table.OptionalNumber(4),
            table.Name(5), table.OptionalNumber(4) is null ? "" : table.Name(6));
        if (row.PitOutMs <= row.PitInMs)
        {
            throw table.Error($"pit_out_ms {row.PitOutMs} is not after pit_in_ms {row.PitInMs}");
        }
        return row;
    }

    private static void Follows(CsvTable table, StopRow before, StopRow row)
    {
        if (before.PitOutMs is not long left)
        {
            throw table.ErrorAt(row.Line, $"car {row.Car} pits in after its finish (line {before.Line})");
        }
        if (row.PitInMs <= left)
        {
            throw table.ErrorAt(row.Line, $"car {row.Car} pits in before it left the pit lane (line {before.Line})");
        }
    }
}
