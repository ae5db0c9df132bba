using PitMarshal.Events;
using PitMarshal.Timing.Laps;

namespace PitMarshal.Timing.Results;

/// <summary>Where a result ends: what a car has to do to finish, and which laps count.</summary>
internal sealed record Finish
{
    /// <summary>Nothing ends it yet.</summary>
    public static readonly Finish Open = new();

    /// <summary>A car finishes with its first lap that ends from here on; null: no flag ends it for a car.</summary>
    public Instant? From { get; init; }

    /// <summary>No lap that ends later counts; null: all count.</summary>
    public Instant? Until { get; init; }

    /// <summary>Each car's own length from its own start, µs; null: the clock is common.</summary>
    public long? OwnLength { get; init; }

    /// <summary>How long after its own time a lap still counts, µs.</summary>
    public long OwnWithin { get; init; }

    /// <summary>With the own time nothing more counts.</summary>
    public bool OwnFullLaps { get; init; }

    /// <summary>The race was stopped and not resumed: why the result is what it is; else null.</summary>
    public string? Stopped { get; init; }

    /// <summary>It was stopped before any lap counts.</summary>
    public bool IsVoid { get; init; }

    /// <summary>Nothing later can change anything; null: not known, or each car has its own.</summary>
    public Instant? Over => Until;

    /// <summary>When the first car finished, or the time was up; null: not known yet.</summary>
    public Instant? Began => From ?? Until;

    public Cut For(CarRun run)
    {
        var (from, until) = (From, Until);
        if (OwnLength is { } length && Own(run) is { } began)
        {
            var own = began.Plus(length);
            var time = From is { } flag && flag < own ? flag : own;
            from = OwnFullLaps ? null : time;
            until = OwnFullLaps ? time : time.Plus(OwnWithin);
        }

        if (from is not { } first)
        {
            var count = IsVoid ? 0 : until is { } end ? run.LapsBy(end) : run.Laps.Count;
            var steps = until is { } last ? run.StepsBy(last) : run.Steps.Count;
            return new Cut(count, steps, Stops(run, steps), TookFlag: until is not null, until, AtFlag: false);
        }

        var before = run.LapsBy(first.Plus(-1));
        var underWay = run.StepsBy(first.Plus(-1));
        var stops = Stops(run, underWay);
        return before < run.Laps.Count && (until is not { } latest || run.Laps[before].End <= latest)
            ? new Cut(before + 1, run.Laps[before].Step + 1, stops, TookFlag: true, run.Laps[before].End, AtFlag: true)
            : new Cut(before, underWay, stops, TookFlag: false, until, AtFlag: true);
    }

    private static int Stops(CarRun run, int steps) => steps > 0 ? run.Steps[steps - 1].Stops : 0;

    private static Instant? Own(CarRun run) => run.Steps.Count > 0 ? run.Steps[^1].Opened : null;
}
