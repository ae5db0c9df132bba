namespace PitMarshal.Timing.Standings.Points;

/// <summary>How results give points and points make standings: the section <c>points</c> of regulations.</summary>
public sealed record PointsRules
{
    public PointsPer Per { get; init; } = PointsPer.Driver;

    /// <summary>Places are those in the class, and each class has its standings.</summary>
    public bool ByClass { get; init; } = true;

    /// <summary>Points by place; of several the one for the most entrants that are there.</summary>
    public IReadOnlyList<PointsTable> Tables { get; init; } = [];

    /// <summary>For every classified car.</summary>
    public decimal Finish { get; init; }

    /// <summary>For every car beaten.</summary>
    public decimal Beaten { get; init; }

    /// <summary>Only cars among the first so many count as beaten.</summary>
    public int BeatenWithin { get; init; } = int.MaxValue;

    /// <summary>No more than so many count as beaten.</summary>
    public int BeatenMost { get; init; } = int.MaxValue;

    public IReadOnlyList<KeyValuePair<PointsBonus, decimal>> Bonus { get; init; } = [];

    /// <summary>So many best results count; null: all.</summary>
    public int? Best { get; init; }

    /// <summary>So many of the season's results, the lowest, do not count.</summary>
    public int Drop { get; init; }

    /// <summary>So many cars of a driver, team or class give it points in one result; null: all.</summary>
    public int? Cars { get; init; } = 1;

    /// <summary>What decides between equal points, one after the other.</summary>
    public IReadOnlyList<TieBreak> Ties { get; init; } = [TieBreak.Countback];
}
