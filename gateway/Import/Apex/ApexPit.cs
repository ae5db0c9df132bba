namespace PitMarshal.Import.Apex;

/// <summary>
/// A row of the pit table, <c>P01#number|lap|race time in|race time out|in the pit
/// lane|stint|laps|driver|driver's total</c>, ms; the driver is the one who brought the car in. The car's last
/// row has no race time out: it is its finish.
/// </summary>
public sealed record ApexPit(Place Place, long Number, long Lap, long InMs, long? OutMs, string? Driver);
