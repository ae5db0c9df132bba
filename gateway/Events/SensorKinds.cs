namespace PitMarshal.Events;

/// <summary>What an input of a station tells: the kinds of observation, as a venue file names them.</summary>
public enum InputKind { Loop, Tag, Car, Seat, Mat, Badge, Belt, Engine, Probe, Button }

/// <summary>
/// What the gateway knows of each kind of sensor: a further kind is a word and a row here, and its events. The
/// station's half is <c>KindTable</c> in firmware/Core.
/// </summary>
public static class SensorKinds
{
    /// <summary>In the order in which people are told of them.</summary>
    public static IReadOnlyList<SensorKind> All { get; } =
    [
        new(InputKind.Loop, "a car is over the loop", "no car is over the loop"),
        new(InputKind.Tag, "a transponder passed", ""),
        new(InputKind.Car, "a car stands in the box", "the box is empty",
            (car, box, _, _) => new CarStopped(car, box), (car, box, _, _) => new CarMoved(car, box)),
        new(InputKind.Seat, "the seat is occupied", "the seat is empty",
            (car, _, _, _) => new SeatTaken(car), (car, _, _, _) => new SeatEmptied(car)),
        new(InputKind.Mat, "a foot is on the mat", "no foot is on the mat",
            (car, _, side, _) => new FootPlaced(car, side!.Value),
            (car, _, side, _) => new FootLifted(car, side!.Value)),
        new(InputKind.Badge, "a badge was read", "",
            (car, _, _, id) => new DriverIdentified(car, id!), (car, _, _, id) => new DriverIdentified(car, id!)),
        new(InputKind.Belt, "the belt is closed", "the belt is open",
            (car, _, _, _) => new BeltsClosed(car), (car, _, _, _) => new BeltsOpened(car)),
        new(InputKind.Engine, "the engine runs", "the engine stands",
            (car, _, _, _) => new EngineStarted(car), (car, _, _, _) => new EngineStopped(car)),
        new(InputKind.Probe, "the probe is connected", "the probe is off",
            (car, _, _, _) => new ProbeConnected(car), (car, _, _, _) => new ProbeRemoved(car)),
        new(InputKind.Button, "pressed", "released",
            (car, box, _, id) => new ButtonPressed(car, id!, box),
            (car, box, _, id) => new ButtonPressed(car, id!, box)),
    ];

    /// <summary>The words of all kinds.</summary>
    public static string[] Words { get; } = [.. All.Select(kind => kind.Word)];

    /// <summary>Null when there is no such kind.</summary>
    public static SensorKind? Find(string word) => All.FirstOrDefault(kind => kind.Word == word);
}
