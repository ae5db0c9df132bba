using PitMarshal.Events;

namespace PitMarshal.Judge.Progress;

/// <summary>A flag from its instant on; <paramref name="To"/> is null while it is shown.</summary>
public sealed record FlagSpell(Flag Flag, Instant From, Instant? To);
