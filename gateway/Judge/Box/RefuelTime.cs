using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Box;

/// <summary>
/// The time in a stop in which the refuelling probe was connected, all spells together; 0 when it never was.
/// </summary>
internal readonly record struct RefuelTime(Measured Value)
{
    public static RefuelTime Of(Race race, Car car, Stop stop) =>
        new(StateDuration.Total(race, car, stop, CarState.ProbeConnected));
}
