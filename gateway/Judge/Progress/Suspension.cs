using PitMarshal.Events;

namespace PitMarshal.Judge.Progress;

/// <summary>The race was suspended; <paramref name="To"/> is null while it is.</summary>
public sealed record Suspension(Instant From, Instant? To);
