namespace PitMarshal.Import.Live;

/// <summary>What the number of a passing says of it.</summary>
internal enum NumberKind { Next, Late, Again, Restarted }
