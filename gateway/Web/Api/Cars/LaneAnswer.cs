using PitMarshal.Events;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Api.Cars;

/// <summary>The pit lane now.</summary>
/// <param name="Now">The gateway's time, to which running times are counted.</param>
/// <param name="Cars">Between pit-in and pit-out, in the order in which they came in.</param>
public sealed record LaneAnswer(Instant Now, bool IsPitEntryOpen, bool IsPitExitOpen, IReadOnlyList<CarInLane> Cars)
{
    internal static LaneAnswer Of(Snapshot shows) => new(
        shows.Now, shows.Race.IsEntryOpen, shows.Race.IsExitOpen,
        [.. shows.Race.Cars.Where(car => car.InPitLane is not null).OrderBy(car => car.InPitLane!.In?.At.Micros ?? 0)
            .Select(car => CarInLane.Of(shows, car, car.InPitLane!))]);
}
