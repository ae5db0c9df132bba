namespace PitMarshal.Import.Tables;

/// <summary>What a column of an official table says. In and Out are times of day or race time; InMs and OutMs race
/// time in ms, as STOPS.csv has them.</summary>
internal enum TableColumn { Car, Stop, Lap, In, Out, InMs, OutMs, Duration, Driver, DriverOut, From, To }
