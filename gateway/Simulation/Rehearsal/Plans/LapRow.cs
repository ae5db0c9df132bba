namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>One line of LAPS.csv (contract, section 5).</summary>
/// <param name="LapMs">Its time in ms; null where the source has none (the first lap).</param>
public sealed record LapRow(int Line, string Car, int Lap, long? LapMs, bool InPit);
