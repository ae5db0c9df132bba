namespace PitMarshal.Judge.Progress;

/// <summary>A driver was identified at the car.</summary>
public sealed record DriverMoment(string Driver, Moment At);
