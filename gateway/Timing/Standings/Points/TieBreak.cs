namespace PitMarshal.Timing.Standings.Points;

/// <summary>What decides between equal points.</summary>
public enum TieBreak
{
    /// <summary>More first places, then more second places, and so on, of all results.</summary>
    Countback,

    Wins,

    /// <summary>First, second and third places together.</summary>
    Podiums,

    /// <summary>The better place in the last result in which both have one, or one has.</summary>
    LastResult,

    /// <summary>The points of all results, also of those that do not count.</summary>
    Total,
}
