namespace PitMarshal.Ingest.Streams;

/// <summary>Missing numbers, and the stamps of the numbers before and after them, station µs.</summary>
public readonly record struct NumberHole(long From, long To, long BeforeUs, long AfterUs);
