namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>One line of STOPS.csv (contract, section 5). Times in ms of race time, 0 = green.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Lap">The lap that ends at this pit-in.</param>
/// <param name="PitOutMs">Null at the car's finish.</param>
public sealed record StopRow(
    int Line, string Car, int Lap, long PitInMs, long? PitOutMs, string DriverOut, string DriverIn);
