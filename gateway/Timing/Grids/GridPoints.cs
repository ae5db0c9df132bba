namespace PitMarshal.Timing.Grids;

/// <summary>A car's place by the points of its season so far; in order.</summary>
/// <param name="Car">Whose.</param>
/// <param name="Why">Where it stands and with how many, in words.</param>
public readonly record struct GridPoints(string Car, string Why);
