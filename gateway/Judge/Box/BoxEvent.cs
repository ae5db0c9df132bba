using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Box;

/// <summary>Something that happens in a stop, as <c>order</c> names it.</summary>
public enum BoxEvent
{
    CarStopped, CarMoved, EngineStopped, EngineStarted, BeltsOpened, BeltsClosed, SeatEmptied, SeatTaken,
    FootPlaced, FootLifted, ProbeConnected, ProbeRemoved, DriverIdentified,
}

public static class BoxEvents
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

    /// <summary>The inputs that tell it.</summary>
    public static InputKind Kind(this BoxEvent word) => word.Facts() is [var fact, ..] ? fact.Kind() : InputKind.Badge;

    /// <summary>
    /// Whether the log has such an event, or its opposite, of the car anywhere: else nothing observes it.
    /// </summary>
    public static bool IsReported(this BoxEvent word, Car car) => word.Facts() is { Length: > 0 } facts
        ? Array.TrueForAll(facts, fact => car.Signal(fact).Reported)
        : car.DriverAt(Spell.Forever) is not null;

    /// <summary>The facts that it may change; none of an identification.</summary>
    private static Fact[] Facts(this BoxEvent word) => word switch
    {
        BoxEvent.CarStopped or BoxEvent.CarMoved => [Fact.Standing],
        BoxEvent.EngineStopped or BoxEvent.EngineStarted => [Fact.EngineOff],
        BoxEvent.BeltsOpened or BoxEvent.BeltsClosed => [Fact.BeltsOpen],
        BoxEvent.SeatEmptied or BoxEvent.SeatTaken => [Fact.SeatEmpty],
        BoxEvent.FootPlaced or BoxEvent.FootLifted => [Fact.LeftFootDown, Fact.RightFootDown],
        BoxEvent.ProbeConnected or BoxEvent.ProbeRemoved => [Fact.ProbeConnected],
        _ => [],
    };
}
