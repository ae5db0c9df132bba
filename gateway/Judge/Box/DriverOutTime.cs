using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Box;

/// <summary>
/// From SeatEmptied to SeatTaken within a stop; of several times the longest is certain to count, and all together may.
/// </summary>
internal readonly record struct DriverOutTime(Measured Value)
{
    public static DriverOutTime Of(Race race, Car car, Stop stop) =>
        new(StateDuration.Longest(race, car, stop, CarState.SeatEmpty, "empty seat"));
}
