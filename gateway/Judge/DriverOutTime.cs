using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>From SeatEmptied to SeatTaken within a stop.</summary>
internal readonly record struct DriverOutTime(Measured Value)
{
    public static DriverOutTime Of(Race race, Car car, Stop stop) =>
        new(WithinStop.Of(race, car, stop, e => e is SeatEmptied, e => e is SeatTaken, "empty seat"));
}
