using PitMarshal.Events;
using PitMarshal.Host;

namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>A race that is to be driven on virtual stations.</summary>
/// <param name="Name">The venue's name: letters, digits and dashes.</param>
/// <param name="ChequeredMs">When the chequered flag is shown, ms of race time; null when nothing says so.</param>
/// <param name="EndMs">When the race is over for every car.</param>
public sealed record RehearsalPlan(string Name, IReadOnlyList<CarPlan> Cars, long? ChequeredMs, long EndMs)
{
    private const long CoolingOffMs = 60_000;

    public IReadOnlyList<StationPlan> Stations => StationPlan.Venue([.. Cars.Select(car => car.Box)]);

    /// <summary>The race of a pair of files, or of some of its cars.</summary>
    /// <exception cref="BadInput">Files that cannot be read, or a car that they do not know.</exception>
    public static RehearsalPlan Read(string stopsFile, string? lapsFile, IReadOnlyList<string> onlyCars)
    {
        var stops = StopsFile.Read(stopsFile);
        var laps = lapsFile is null ? null : LapsFile.Read(lapsFile);
        foreach (string car in onlyCars)
        {
            if (!stops.ContainsKey(car))
            {
                throw new BadInput($"{stopsFile}: there is no car {car} (asked for by --cars)");
            }
        }
        string[] cars = [.. onlyCars.Count > 0 ? stops.Keys.Where(onlyCars.Contains) : stops.Keys];
        CarPlan[] plans = [.. cars.Select((car, i) => Car(car, i + 1, stops[car], laps?.GetValueOrDefault(car)))];

        long[] finishes = [.. stops.Values.SelectMany(rows => rows).Where(row => row.PitOutMs is null)
            .Select(row => row.PitInMs)];
        long last = plans.Max(plan => Math.Max(
            plan.Visits.Count > 0 ? plan.Visits.Max(visit => visit.PitOutMs ?? visit.PitInMs) : 0,
            plan.LapsMs.LastOrDefault()));
        return new RehearsalPlan("rehearsal", plans, finishes.Length > 0 ? finishes.Min() : null, last + CoolingOffMs);
    }

    private static CarPlan Car(string car, int index, IReadOnlyList<StopRow> rows, IReadOnlyList<LapRow>? laps) => new(
        car, Transponder: $"{5_000_000 + index}", Box: $"{index}", rows[0].DriverOut, [.. rows.Select(Visit)],
        laps is null ? [] : LapsFile.Crossings(laps, rows));

    /// <summary>
    /// The file says who drove before and after, and nothing of feet: a driver who drives on is
    /// taken to have stayed in.
    /// </summary>
    private static Visit Visit(StopRow row) => new(
        row.PitInMs, row.PitOutMs,
        row.DriverIn == row.DriverOut ? DriverMoves.Stays : DriverMoves.Changes, row.DriverIn);
}
