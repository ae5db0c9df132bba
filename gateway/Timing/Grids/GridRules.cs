using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Grids;

/// <summary>How a starting grid is made: the section <c>grid</c> of regulations.</summary>
public sealed record GridRules
{
    /// <summary>What <see cref="From"/> may name besides kinds of session and sessions.</summary>
    public const string Points = "points", Draw = "draw";

    /// <summary><see cref="Invert"/> of the whole grid.</summary>
    public const int All = int.MaxValue;

    /// <summary>
    /// Kinds of session (the last one before the race), names of sessions, points or draw. Who has no place in the
    /// first is placed by the next.
    /// </summary>
    public IReadOnlyList<string> From { get; init; } = ["qualifying"];

    /// <summary>What orders a session's cars for the grid; null: its classification as it is.</summary>
    public RankBy? By { get; init; }

    /// <summary>So many drivers' means of <see cref="By"/>, averaged; 0: the car's, whoever drove.</summary>
    public int Drivers { get; init; }

    /// <summary>So many first places are turned round; 0: none.</summary>
    public int Invert { get; init; }

    /// <summary>Findings of stewards about practice or qualifying that put the cars last on the next grid.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    /// <summary>Classes that start together, one group behind the other; empty: all together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];

    /// <summary>How long after the group before one starts, µs; 0: with it.</summary>
    public long GroupGapMicros { get; init; }

    public int PerRow { get; init; } = 2;
}
