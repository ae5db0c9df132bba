using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;

namespace PitMarshal.Web.Lane;

/// <summary>Where the driver of a car in the pit lane is, in words.</summary>
internal static class DriverState
{
    internal static string Of(StopProgress stop, CarProgress car)
    {
        string[] seen =
        [
            .. Is(stop, Fact.SeatEmpty, "out of the seat", "in the seat"),
            .. Feet(stop),
            .. stop.DriverOut is { } takes && takes != stop.DriverIn
                ? [$"{Name(car, takes)} takes over from {Name(car, stop.DriverIn)}"]
                : stop.DriverIn is { } brought ? [Name(car, brought)] : Array.Empty<string>(),
        ];
        return seen.Length == 0 ? "not observed" : string.Join(", ", seen);
    }

    /// <summary>A driver as the entry lists him, or his id.</summary>
    internal static string Name(CarProgress car, string? driver) => driver is null ? "an unknown driver"
        : car.Entry?.Drivers?.FirstOrDefault(listed => listed.Id == driver)?.Name ?? driver;

    private static string[] Is(StopProgress stop, Fact fact, string so, string not) =>
        stop.States.FirstOrDefault(row => row.Fact == fact) is { } row ? [row.IsSo ? so : not] : [];

    private static string[] Feet(StopProgress stop)
    {
        var (left, right) = (Row(Fact.LeftFootDown), Row(Fact.RightFootDown));
        return (left, right) switch
        {
            (null, null) => [],
            ({ IsSo: true }, { IsSo: true }) => ["both feet down"],
            ({ IsSo: true }, _) => ["left foot down"],
            (_, { IsSo: true }) => ["right foot down"],
            _ => ["no foot down"],
        };

        StateRow? Row(Fact fact) => stop.States.FirstOrDefault(row => row.Fact == fact);
    }
}
