namespace PitMarshal.Judge.Progress.Cars;

/// <summary>
/// The drive time of a driver so far, pit-out to pit-in, µs; what runs is counted to the latest event of the log.
/// </summary>
/// <param name="Driver">The driver's id.</param>
/// <param name="Micros">
/// Whole µs, suspensions of the race included; without stints of which an end was not seen.
/// </param>
/// <param name="Drives">The driver has the car on the track as far as the log goes.</param>
/// <param name="IsCertain">
/// False where some of it rests on what was not seen, or a stint nobody knows the driver of may be his.
/// </param>
public sealed record DriverTotal(string Driver, long Micros, bool Drives, bool IsCertain);
