using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>Something that happens in a stop, as <c>order</c> names it.</summary>
internal enum BoxEvent
{
    CarStopped, CarMoved, EngineStopped, EngineStarted, BeltsOpened, BeltsClosed, SeatEmptied, SeatTaken,
    FootPlaced, FootLifted, ProbeConnected, ProbeRemoved, DriverIdentified,
}

internal static class BoxEvents
{
    public static bool Is(this BoxEvent word, RaceEvent e) => word switch
    {
        BoxEvent.CarStopped => e is CarStopped,
        BoxEvent.CarMoved => e is CarMoved,
        BoxEvent.EngineStopped => e is EngineStopped,
        BoxEvent.EngineStarted => e is EngineStarted,
        BoxEvent.BeltsOpened => e is BeltsOpened,
        BoxEvent.BeltsClosed => e is BeltsClosed,
        BoxEvent.SeatEmptied => e is SeatEmptied,
        BoxEvent.SeatTaken => e is SeatTaken,
        BoxEvent.FootPlaced => e is FootPlaced,
        BoxEvent.FootLifted => e is FootLifted,
        BoxEvent.ProbeConnected => e is ProbeConnected,
        BoxEvent.ProbeRemoved => e is ProbeRemoved,
        _ => e is DriverIdentified,
    };

    /// <summary>As sentences say it: <c>engine stopped</c>.</summary>
    public static string Name(this BoxEvent word) => Words<BoxEvent>.Write(word).Replace('-', ' ');

    /// <summary>Whether the log has such an event, or its opposite, of the car anywhere: else nothing observes it.</summary>
    public static bool IsReported(this BoxEvent word, Car car) => word switch
    {
        BoxEvent.CarStopped or BoxEvent.CarMoved => car.Signal(Fact.Standing).Reported,
        BoxEvent.EngineStopped or BoxEvent.EngineStarted => car.Signal(Fact.EngineOff).Reported,
        BoxEvent.BeltsOpened or BoxEvent.BeltsClosed => car.Signal(Fact.BeltsOpen).Reported,
        BoxEvent.SeatEmptied or BoxEvent.SeatTaken => car.Signal(Fact.SeatEmpty).Reported,
        BoxEvent.FootPlaced or BoxEvent.FootLifted => car.Signal(Fact.LeftFootDown).Reported && car.Signal(Fact.RightFootDown).Reported,
        BoxEvent.ProbeConnected or BoxEvent.ProbeRemoved => car.Signal(Fact.ProbeConnected).Reported,
        _ => car.DriverAt(Blind.Forever) is not null,
    };
}
