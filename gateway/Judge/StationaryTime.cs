using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>
/// From CarStopped to CarMoved within a stop. A car that stood more than once in a stop is a case for a person: no
/// regulation read so far says which standstill counts.
/// </summary>
internal readonly record struct StationaryTime(Measured Value)
{
    public static StationaryTime Of(Race race, Car car, Stop stop) =>
        new(WithinStop.Of(race, car, stop, e => e is CarStopped, e => e is CarMoved, "standstill"));
}
