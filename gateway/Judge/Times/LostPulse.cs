namespace PitMarshal.Judge.Times;

/// <summary>
/// The pulse that counts is the first of a passing, and one just before it may have been lost: by so many µs at most,
/// for that reason.
/// </summary>
public sealed record LostPulse(long Micros, string Reason);
