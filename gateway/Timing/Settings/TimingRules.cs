namespace PitMarshal.Timing.Settings;

/// <summary>
/// How laps are counted and cars put in order: the section <c>timing</c> of regulations, or its defaults.
/// </summary>
public sealed record TimingRules
{
    /// <summary>The name of the result that is not a further one.</summary>
    public const string Overall = "overall";

    public static readonly TimingRules Default = new();

    public StartOf Start { get; init; } = StartOf.Signal;

    /// <summary>A passing sooner after the one before is set aside; µs.</summary>
    public long MinimumLapMicros { get; init; } = 20_000_000;

    /// <summary>Passings of the line in the pit lane end laps, too.</summary>
    public bool PitLaneCrossesLine { get; init; } = true;

    public EndOf End { get; init; } = EndOf.LeaderAfterTime;

    /// <summary>How long after the leader's finish (or a car's own time) a lap still counts; µs.</summary>
    public long LastLapWithinMicros { get; init; } = 300_000_000;

    public ClassifiedShare Classified { get; init; } = new();

    public Countback RedFlag { get; init; } = new(CountbackTo.LapsBack, 1);

    /// <summary>The time of a session does not run while it is suspended.</summary>
    public bool ClockStops { get; init; }

    /// <summary>Null: complete laps in races, the best lap in practice and qualifying.</summary>
    public RankBy? Order { get; init; }

    public IReadOnlyList<FurtherResult> Also { get; init; } = [];
}
