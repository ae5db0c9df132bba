using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Web.Api.Cars;

/// <summary>A driver of a car, with the drive time so far.</summary>
/// <param name="Driver">The id.</param>
/// <param name="Name">As listed; absent for somebody who is not.</param>
/// <param name="DriveTimeMs">Pit-out to pit-in; what runs is counted to the latest event of the log.</param>
/// <param name="IsDriving">Has the car on the track as far as the log goes.</param>
/// <param name="IsCertain">False where some of it rests on what was not seen.</param>
public sealed record DriverAnswer(
    string Driver, string? Name, string? Rating, decimal DriveTimeMs, bool IsDriving, bool IsCertain)
{
    internal static DriverAnswer Of(CarProgress car, DriverTotal total)
    {
        var listed = car.Entry?.Drivers?.FirstOrDefault(driver => driver.Id == total.Driver);
        return new(total.Driver, listed?.Name, listed?.Rating, total.Micros / 1000m, total.Drives, total.IsCertain);
    }
}
