using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Box;

/// <summary>
/// From CarStopped to CarMoved within a stop. Of a car that stood more than once the longest standstill is certain to
/// count, and all together may: no regulation read so far says which.
/// </summary>
internal readonly record struct StationaryTime(Measured Value)
{
    public static StationaryTime Of(Race race, Car car, Stop stop) =>
        new(StateDuration.Longest(race, car, stop, CarState.Standing, "standstill"));
}
