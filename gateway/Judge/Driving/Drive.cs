namespace PitMarshal.Judge.Driving;

/// <summary>
/// A continuous drive: what one driver drove of a car without a reset. What follows from it is worked out when it is
/// asked for; most drives are over and never asked again.
/// </summary>
/// <param name="number">From 1, in the order in which a car's drives began.</param>
/// <param name="driver">The driver, or null: nobody knows who drove the one stint it consists of.</param>
/// <param name="stints">Indices of the stints of which it consists, in order.</param>
/// <param name="drives">All drives of the car.</param>
public sealed class Drive(int number, string? driver, List<int> stints, Drives drives)
{
    public int Number { get; } = number;

    public string? Driver { get; } = driver;

    /// <summary>His spells, in order.</summary>
    public IReadOnlyList<DriverSpell> Spells => field ??= stints.ConvertAll(drives.SpellOf);

    /// <summary>The parts of which it is certain that they are continuous, one after the other.</summary>
    public IReadOnlyList<Extent> Parts => field ??= Driver is null ? [] : drives.Parts(stints);

    /// <summary>All that may belong to it, with stints of which nobody knows who drove them.</summary>
    public Extent Whole => field ??= drives.Whole(stints, Driver);

    /// <summary>Number of the stint with which it was over for certain; null while it may go on.</summary>
    public int? OverWith { get; init; }
}
