using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// What race control says of one car: from when on it takes part, when it retired, and which penalties it has to serve.
/// </summary>
/// <param name="Listed">From when on it takes part; null: from its first passing on.</param>
/// <param name="Routes">When the field was led through the pit lane.</param>
/// <param name="Penalties">In the order in which they were ordered.</param>
/// <param name="Retirements">When it retired, and rejoined.</param>
public sealed record CarDuties(
    Instant? Listed, IReadOnlyList<Spell> Routes, IReadOnlyList<OrderedPenalty> Penalties,
        IReadOnlyList<RaceEvent> Retirements)
{
    /// <summary>That the car retired for good, or was withdrawn; null while it takes part.</summary>
    public RaceEvent? RetiredAt => Retirements is [.., CarRetired or EntryWithdrawn] ? Retirements[^1] : null;
}
