using PitMarshal.Judge.Box;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>A part of a stop, as <c>during</c> names it: all of it, or while a state holds.</summary>
public enum Phase { Stop, Standing, Moving, Refuelling, DriverOut, DriverIn, EngineOff, EngineOn }

public static class Phases
{
    /// <summary>The states that make the phase; none is the whole stop.</summary>
    public static CarState[] States(this Phase phase) => phase switch
    {
        Phase.Stop => [],
        Phase.Standing => [CarState.Standing],
        Phase.Moving => [CarState.Moving],
        Phase.Refuelling => [CarState.ProbeConnected],
        Phase.DriverOut => [CarState.SeatEmpty],
        Phase.DriverIn => [CarState.SeatTaken],
        Phase.EngineOff => [CarState.EngineOff],
        _ => [CarState.EngineOn],
    };

    /// <summary>As sentences say it: <c>during refuelling</c>.</summary>
    public static string Name(this Phase phase) => phase switch
    {
        Phase.Stop => "in the stop",
        Phase.Standing => "while the car stands",
        Phase.Moving => "while the car moves in the pit lane",
        Phase.Refuelling => "during refuelling",
        Phase.DriverOut => "while the driver is out",
        Phase.DriverIn => "while the driver sits in the car",
        Phase.EngineOff => "while the engine is off",
        _ => "while the engine runs",
    };
}
