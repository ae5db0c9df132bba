namespace PitMarshal.Judge.Progress.Cars;

/// <summary>A driver was identified at the car.</summary>
public sealed record DriverMoment(string Driver, Moment At);
