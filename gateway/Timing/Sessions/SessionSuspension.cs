using PitMarshal.Events;

namespace PitMarshal.Timing.Sessions;

/// <summary>The session was stopped; without an end it was not resumed.</summary>
/// <param name="From">RaceSuspended, or the red flag.</param>
/// <param name="To">RaceResumed or, where no RaceSuspended was told, the next flag; null: not resumed.</param>
internal readonly record struct SessionSuspension(Instant From, Instant? To);
