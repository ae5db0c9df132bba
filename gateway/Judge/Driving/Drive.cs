namespace PitMarshal.Judge.Driving;

/// <summary>A continuous drive: what one driver drove of a car without a reset.</summary>
/// <param name="number">From 1, in the order in which a car's drives began.</param>
/// <param name="driver">The driver, or null: nobody knows who drove the one stint it consists of.</param>
/// <param name="spells">His spells, in order.</param>
/// <param name="parts">Works out <see cref="Parts"/>; most drives are over and never asked again.</param>
/// <param name="whole">Works out <see cref="Whole"/>.</param>
public sealed class Drive(
    int number, string? driver, IReadOnlyList<DriverSpell> spells, Func<IReadOnlyList<Extent>> parts,
        Func<Extent> whole)
{
    private readonly Lazy<IReadOnlyList<Extent>> _parts = new(parts);
    private readonly Lazy<Extent> _whole = new(whole);

    public int Number { get; } = number;

    public string? Driver { get; } = driver;

    public IReadOnlyList<DriverSpell> Spells { get; } = spells;

    /// <summary>The parts of which it is certain that they are continuous, one after the other.</summary>
    public IReadOnlyList<Extent> Parts => _parts.Value;

    /// <summary>All that may belong to it, with stints of which nobody knows who drove them.</summary>
    public Extent Whole => _whole.Value;

    /// <summary>Number of the stint with which it was over for certain; null while it may go on.</summary>
    public int? OverWith { get; init; }
}
