namespace PitMarshal.Judge.Driving;

/// <summary>A continuous drive: what one driver drove of a car without a reset.</summary>
/// <param name="Number">From 1, in the order in which a car's drives began.</param>
/// <param name="Driver">The driver, or null: nobody knows who drove the one stint it consists of.</param>
/// <param name="Spells">His spells, in order.</param>
public sealed record Drive(int Number, string? Driver, IReadOnlyList<DriverSpell> Spells)
{
    /// <summary>The parts of which it is certain that they are continuous, one after the other.</summary>
    public IReadOnlyList<Extent> Parts { get; init; } = [];

    /// <summary>All that may belong to it, with stints of which nobody knows who drove them.</summary>
    public Extent Whole { get; init; } = new();

    /// <summary>Number of the stint with which it was over for certain; null while it may go on.</summary>
    public int? OverWith { get; init; }
}
