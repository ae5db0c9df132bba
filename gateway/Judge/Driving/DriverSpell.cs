using PitMarshal.Judge.Pit;

namespace PitMarshal.Judge.Driving;

/// <summary>A stretch that counts as one driver's: a stint, with what of the stop before it counts, too.</summary>
public sealed record DriverSpell : BoundedSpell
{
    public DriverSpell(BoundedSpell stretch, Stint stint, StintDriver driver)
        : base(stretch) => (Stint, Driver) = (stint, driver);

    public Stint Stint { get; }

    /// <summary>Who drove, or that it is not known.</summary>
    public StintDriver Driver { get; }
}
