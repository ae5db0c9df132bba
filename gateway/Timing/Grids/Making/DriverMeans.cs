using PitMarshal.Events;
using PitMarshal.Timing.Laps;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>
/// The mean of the best laps of a car's best drivers. A lap is its driver's who had the car from its beginning to its
/// end; one in which they changed, or before anybody was identified, is nobody's.
/// </summary>
internal sealed record DriverMeans(int Drivers, long? Mean, Instant Set)
{
    public static DriverMeans Of(CarRun run, int laps, List<(Instant From, string Driver)> drivers, int most, int best)
    {
        var means = run.Laps.Take(laps).Where(lap => !lap.Invalid && lap.Micros > 0)
            .Select(lap => (Lap: lap, Driver: Of(lap, drivers))).Where(driven => driven.Driver is not null)
            .GroupBy(driven => driven.Driver, driven => driven.Lap)
            .Select(own => own.OrderBy(lap => lap.Micros).Take(best).ToArray())
            .Where(own => own.Length == best)
            .Select(own => (Mean: own.Sum(lap => lap.Micros) / best, Set: own.Max(lap => lap.End)))
            .OrderBy(own => own.Mean).Take(most).ToArray();
        return means.Length == 0
            ? new(0, null, Instant.Last)
            : new(means.Length, means.Sum(own => own.Mean) / means.Length, means.Max(own => own.Set));
    }

    /// <summary>More drivers, then the lower mean, then who had it first.</summary>
    public static int Compare(DriverMeans a, DriverMeans b)
    {
        var byDrivers = b.Drivers.CompareTo(a.Drivers);
        var byMean = byDrivers != 0 ? byDrivers : (a.Mean ?? long.MaxValue).CompareTo(b.Mean ?? long.MaxValue);
        return byMean != 0 ? byMean : a.Set.CompareTo(b.Set);
    }

    private static string? Of(Lap lap, List<(Instant From, string Driver)> drivers)
    {
        var began = drivers.FindLastIndex(driver => driver.From <= lap.End.Plus(-lap.Micros));
        var ended = drivers.FindLastIndex(driver => driver.From < lap.End);
        return began >= 0 && drivers.Skip(began).Take(ended - began + 1).All(d => d.Driver == drivers[began].Driver)
            ? drivers[began].Driver : null;
    }
}
