using PitMarshal.Events;
using PitMarshal.Web.Box;

namespace PitMarshal.Web.Marshals;

/// <summary>The buttons of a marshal who looks after any car: first those that a race without sensors needs.</summary>
internal static class MarshalPresses
{
    /// <summary>In the rows in which they stand.</summary>
    internal static readonly IReadOnlyList<Press[]> Often =
    [
        [Passing(Line.PitIn, "Pit-in"), Passing(Line.PitOut, "Pit-out")],
        [
            new("driver-out", "Driver out, both feet", (car, _) =>
                [new SeatEmptied(car), new FootPlaced(car, Side.Left), new FootPlaced(car, Side.Right)]),
            new("driver-in", "Driver in", (car, _) =>
                [new FootLifted(car, Side.Left), new FootLifted(car, Side.Right), new SeatTaken(car)]),
        ],
    ];

    /// <summary>Null when there is no such button.</summary>
    internal static Press? Find(string name) =>
        Often.SelectMany(row => row).FirstOrDefault(press => press.Name == name) ?? Press.Find(name);

    private static Press Passing(string line, string label) =>
        new(line, label, (car, _) => [new CarPassed(car, null, line)]);
}
