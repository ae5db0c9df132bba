using PitMarshal.Judge.Rules;

namespace PitMarshal.Judge;

/// <summary>The time in a stop in which the refuelling probe was connected, all spells together; 0 when it never was.</summary>
internal readonly record struct RefuelTime(Measured Value)
{
    public static RefuelTime Of(Race race, Car car, Stop stop) =>
        new(HeldTime.Total(race, car, stop, CarState.ProbeConnected));
}
