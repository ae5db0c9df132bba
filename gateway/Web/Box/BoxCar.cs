using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Box;

/// <summary>Which car has a box.</summary>
internal static class BoxCar
{
    /// <summary>
    /// Null when none has it. Of cars that share a box the one that is in the pit lane, or else the first.
    /// </summary>
    internal static CarProgress? In(Snapshot shows, string box)
    {
        var cars = shows.Race.Cars.Where(car => car.Entry?.Box == box).ToList();
        return cars.Find(car => car.InPitLane is not null) ?? cars.FirstOrDefault();
    }
}
