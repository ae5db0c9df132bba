using PitMarshal.Events;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>
/// The car's box, or a line of the pit lane, was not seen, or is doubted; <paramref name="To"/> is null while it is so.
/// </summary>
public sealed record BlindSpell(Instant From, Instant? To, string Reason);
