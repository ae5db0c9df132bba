using PitMarshal.Events;

namespace PitMarshal.Judge.Sensing;

/// <summary>Which facts events change, and which inputs tell them.</summary>
internal static class BoxFacts
{
    /// <summary>The fact that an event changes, and whether it is so from then on; null for any other event.</summary>
    public static (Fact Fact, bool IsSo)? ChangedBy(RaceEvent e) => e switch
    {
        SeatEmptied => (Fact.SeatEmpty, true),
        SeatTaken => (Fact.SeatEmpty, false),
        FootPlaced { Side: Side.Left } => (Fact.LeftFootDown, true),
        FootPlaced => (Fact.RightFootDown, true),
        FootLifted { Side: Side.Left } => (Fact.LeftFootDown, false),
        FootLifted => (Fact.RightFootDown, false),
        BeltsOpened => (Fact.BeltsOpen, true),
        BeltsClosed => (Fact.BeltsOpen, false),
        EngineStopped => (Fact.EngineOff, true),
        EngineStarted => (Fact.EngineOff, false),
        ProbeConnected => (Fact.ProbeConnected, true),
        ProbeRemoved => (Fact.ProbeConnected, false),
        CarStopped => (Fact.Standing, true),
        CarMoved => (Fact.Standing, false),
        _ => null,
    };

    /// <summary>The inputs that tell it.</summary>
    public static InputKind Kind(this Fact fact) => fact switch
    {
        Fact.SeatEmpty => InputKind.Seat,
        Fact.LeftFootDown or Fact.RightFootDown => InputKind.Mat,
        Fact.BeltsOpen => InputKind.Belt,
        Fact.EngineOff => InputKind.Engine,
        Fact.ProbeConnected => InputKind.Probe,
        _ => InputKind.Car,
    };

    /// <summary>The inputs that tell an event; null for one that no input tells.</summary>
    public static InputKind? KindOf(RaceEvent e) => e switch
    {
        DriverIdentified => InputKind.Badge,
        ButtonPressed => InputKind.Button,
        _ => ChangedBy(e)?.Fact.Kind(),
    };

    /// <summary>What is observed, for a reason.</summary>
    public static string Name(this Fact fact) => fact switch
    {
        Fact.SeatEmpty => "the seat",
        Fact.LeftFootDown => "the left foot",
        Fact.RightFootDown => "the right foot",
        Fact.BeltsOpen => "the belts",
        Fact.EngineOff => "the engine",
        Fact.ProbeConnected => "the refuelling probe",
        _ => "standing and moving off",
    };

    /// <summary>
    /// A car that crosses the pit lane's lines neither stands nor is being refuelled: it can be so only between them.
    /// </summary>
    public static bool OnlyBetweenTheLines(this Fact fact) => fact is Fact.Standing or Fact.ProbeConnected;
}
