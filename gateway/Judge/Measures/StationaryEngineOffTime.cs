using PitMarshal.Judge.Rules;

namespace PitMarshal.Judge;

/// <summary>
/// The time in a stop in which the wheels stood still and the engine was off at once, all spells together: a car that is moved
/// within its box, or starts its engine too early, loses what came between and nothing else.
/// </summary>
internal readonly record struct StationaryEngineOffTime(Measured Value)
{
    public static StationaryEngineOffTime Of(Race race, Car car, Stop stop) =>
        new(HeldTime.Total(race, car, stop, CarState.Standing, CarState.EngineOff));
}
