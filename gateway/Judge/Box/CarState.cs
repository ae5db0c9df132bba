using PitMarshal.Judge.Sensing;

namespace PitMarshal.Judge.Box;

/// <summary>A state of the car or of its driver in a stop, as regulations name it.</summary>
public enum CarState
{
    SeatEmpty, SeatTaken, BothFeet, BeltsOpen, BeltsClosed, EngineOff, EngineOn, ProbeConnected, ProbeRemoved,
        Standing, Moving,
}

public static class CarStates
{
    /// <summary>The facts of which it consists, all of which must be so, or (<c>IsSo</c> false) not so.</summary>
    public static (Fact Fact, bool IsSo)[] Facts(this CarState state) => state switch
    {
        CarState.SeatEmpty => [(Fact.SeatEmpty, true)],
        CarState.SeatTaken => [(Fact.SeatEmpty, false)],
        CarState.BothFeet => [(Fact.LeftFootDown, true), (Fact.RightFootDown, true)],
        CarState.BeltsOpen => [(Fact.BeltsOpen, true)],
        CarState.BeltsClosed => [(Fact.BeltsOpen, false)],
        CarState.EngineOff => [(Fact.EngineOff, true)],
        CarState.EngineOn => [(Fact.EngineOff, false)],
        CarState.ProbeConnected => [(Fact.ProbeConnected, true)],
        CarState.ProbeRemoved => [(Fact.ProbeConnected, false)],
        CarState.Standing => [(Fact.Standing, true)],
        _ => [(Fact.Standing, false)],
    };

    /// <summary>As reasons say it: <c>both feet down</c>.</summary>
    public static string Name(this CarState state) => state switch
    {
        CarState.SeatEmpty => "seat empty",
        CarState.SeatTaken => "seat taken",
        CarState.BothFeet => "both feet down",
        CarState.BeltsOpen => "belts open",
        CarState.BeltsClosed => "belts closed",
        CarState.EngineOff => "engine off",
        CarState.EngineOn => "engine on",
        CarState.ProbeConnected => "probe connected",
        CarState.ProbeRemoved => "probe not connected",
        CarState.Standing => "car standing",
        _ => "car moving",
    };

    public static string Names(this IEnumerable<CarState> states) => string.Join(" and ", states.Select(Name));
}
