using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Web.Api.Cars;

/// <summary>A car in short.</summary>
/// <param name="Class">As entered; absent for a car that was never listed.</param>
/// <param name="Driver">Who has the car; absent when not known.</param>
/// <param name="Stops">How many it began.</param>
/// <param name="Stints">How many it began.</param>
public sealed record CarAnswer(
    string Car, string? Class, string? Team, string? Box, string? Driver, bool IsInPitLane, int Stops, int Stints)
{
    internal static CarAnswer Of(CarProgress car) => new(
        car.Car, car.Entry?.Class, car.Entry?.Team, car.Entry?.Box, car.Driver, car.InPitLane is not null,
        car.Stops.Count, car.Stints.Count);
}
