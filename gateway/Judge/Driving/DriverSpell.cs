using PitMarshal.Judge.Pit;

namespace PitMarshal.Judge.Driving;

/// <summary>A stretch that counts as one driver's: a stint, with what of the stop before it counts, too.</summary>
public sealed record DriverSpell : BoundedSpell
{
    public DriverSpell(BoundedSpell stretch, Stint stint, StintDriver driver)
        : base(stretch) => (Stint, Driver) = (stint, driver);

    public Stint Stint { get; }

    /// <summary>
    /// Why its ends in the pit lane cannot be relied on; null when they can, whatever the finish leaves open.
    /// </summary>
    public string? Unsound { get; init; }

    /// <summary>Who drove, or that it is not known.</summary>
    public StintDriver Driver { get; }
}
