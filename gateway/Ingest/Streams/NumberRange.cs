namespace PitMarshal.Ingest.Streams;

/// <summary>Numbers without a hole, and the stamps of the first and the last of them, station µs.</summary>
internal readonly record struct NumberRange(long From, long To, long FirstUs, long LastUs);
