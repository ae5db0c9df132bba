using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Box;

/// <summary>
/// The time in a stop in which the wheels stood still and the engine was off at once, all spells together: a car that
/// is moved within its box, or starts its engine too early, loses what came between and nothing else.
/// </summary>
internal readonly record struct StationaryEngineOffTime(Measured Value)
{
    public static StationaryEngineOffTime Of(Race race, Car car, Stop stop) =>
        new(StateDuration.Total(race, car, stop, CarState.Standing, CarState.EngineOff));
}
