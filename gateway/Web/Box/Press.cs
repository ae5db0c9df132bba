using PitMarshal.Events;

namespace PitMarshal.Web.Box;

/// <summary>
/// A button of a marshal at a box: what he saw, where a sensor is down. It becomes an event that says it was manual.
/// </summary>
/// <param name="Name">In the form: <c>stopped</c>.</param>
/// <param name="Label">On the button.</param>
/// <param name="Events">What it says happened, of a car in a box.</param>
internal sealed record Press(string Name, string Label, Func<string, string?, RaceEvent[]> Events)
{
    /// <summary>In the rows in which they stand: each row is one thing that is so or not so.</summary>
    internal static readonly IReadOnlyList<(string Row, Press[] Presses)> Rows =
    [
        ("Car", [new("stopped", "Stopped", (car, box) => [new CarStopped(car, box)]),
            new("moved", "Moved off", (car, box) => [new CarMoved(car, box)])]),
        ("Seat", [new("seat-empty", "Empty", (car, _) => [new SeatEmptied(car)]),
            new("seat-taken", "Taken", (car, _) => [new SeatTaken(car)])]),
        ("Feet",
        [
            new("both-feet", "Both down",
                (car, _) => [new FootPlaced(car, Side.Left), new FootPlaced(car, Side.Right)]),
            new("feet-up", "Both up", (car, _) => [new FootLifted(car, Side.Left), new FootLifted(car, Side.Right)]),
        ]),
        ("Left foot",
        [
            new("left-down", "Down", (car, _) => [new FootPlaced(car, Side.Left)]),
            new("left-up", "Up", (car, _) => [new FootLifted(car, Side.Left)]),
        ]),
        ("Right foot",
        [
            new("right-down", "Down", (car, _) => [new FootPlaced(car, Side.Right)]),
            new("right-up", "Up", (car, _) => [new FootLifted(car, Side.Right)]),
        ]),
        ("Belts", [new("belts-open", "Open", (car, _) => [new BeltsOpened(car)]),
            new("belts-closed", "Closed", (car, _) => [new BeltsClosed(car)])]),
        ("Engine", [new("engine-off", "Off", (car, _) => [new EngineStopped(car)]),
            new("engine-on", "Running", (car, _) => [new EngineStarted(car)])]),
        ("Refuelling",
        [
            new("probe-on", "Probe on", (car, _) => [new ProbeConnected(car)]),
            new("probe-off", "Probe off", (car, _) => [new ProbeRemoved(car)]),
        ]),
    ];

    /// <summary>Null when there is no such button.</summary>
    internal static Press? Find(string name) =>
        Rows.SelectMany(row => row.Presses).FirstOrDefault(press => press.Name == name);
}
