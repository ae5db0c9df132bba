using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Web.Api.Cars;

/// <summary>Where a car is and what it did.</summary>
/// <param name="Driver">Who has the car; absent when not known.</param>
/// <param name="Drivers">The listed ones in the entry's order, then others who drove.</param>
/// <param name="Stops">In order of pit-in; the last may be in progress.</param>
/// <param name="Stints">In order of time; the last may run.</param>
public sealed record WholeCarAnswer(
    string Car, string? Class, string? Team, string? Box, IReadOnlyList<string>? Transponders, string? Driver,
    IReadOnlyList<DriverAnswer> Drivers, IReadOnlyList<StopProgress> Stops, IReadOnlyList<StintProgress> Stints)
{
    internal static WholeCarAnswer Of(CarProgress car) => new(
        car.Car, car.Entry?.Class, car.Entry?.Team, car.Entry?.Box, car.Entry?.Transponders, car.Driver,
        [.. car.Drivers.Select(total => DriverAnswer.Of(car, total))], car.Stops, car.Stints);
}
