using PitMarshal.Log;

namespace PitMarshal.Judge.Driving;

/// <summary>A stretch of a car's time that counts as one driver's: a stint, with what of the stop before it counts, too.</summary>
/// <param name="Stint">The stint.</param>
/// <param name="Driver">Who drove, or that it is not known.</param>
internal sealed record DriverSpell(Stint Stint, StintDriver Driver)
{
    /// <summary>As it was seen, sound or not; null while it runs and where an end was not seen.</summary>
    public Spell? Seen { get; init; }

    /// <summary>He drove at least within this, give or take the uncertainty of its ends; null when nothing is certain.</summary>
    public Spell? Certain { get; init; }

    /// <summary>He drove at most within this, give or take the uncertainty of its ends; null while it runs.</summary>
    public Spell? Possible { get; init; }

    /// <summary>It runs: the car is out and the race not ended.</summary>
    public bool Running { get; init; }

    /// <summary>Why what is certain and what is possible are not the same; null when they are.</summary>
    public string? Why { get; init; }

    /// <summary>The passings, or race start and end, that begin and end it, and who says who drove.</summary>
    public IReadOnlyList<RaceEvent> Evidence { get; init; } = [];
}
