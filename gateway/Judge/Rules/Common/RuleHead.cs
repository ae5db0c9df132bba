using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>What all kinds of rules have.</summary>
public sealed record RuleHead
{
    /// <summary>Unique in its regulations.</summary>
    public required string Name { get; init; }

    /// <summary>Where the regulations say it, or null.</summary>
    public required string? Article { get; init; }

    /// <summary>What else a person should know, or null.</summary>
    public required string? Note { get; init; }

    /// <summary>Where it comes from, as far as that is another than the file's.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>To what it applies.</summary>
    public required When When { get; init; }

    /// <summary>It counts or adds up stops: conditions about a stop say which.</summary>
    public required bool SelectsStops { get; init; }

    public required Tolerance? Tolerance { get; init; }

    public required AfterRedFlag AfterRedFlag { get; init; }

    public required IfRaceEndsEarly IfRaceEndsEarly { get; init; }

    /// <summary>What to propose for an infringement, or null.</summary>
    public required Penalty? Penalty { get; init; }

    /// <summary>The rule as it is written, for bulletins that change a field of it.</summary>
    public required Field Written { get; init; }

    /// <summary>The values the event has published, by name.</summary>
    public required IReadOnlyDictionary<string, string> Published { get; init; }

    /// <summary>A limit of the whole race, when it was suspended or ended early.</summary>
    public Limit Scaled(Limit limit, RaceSpan span) =>
        new(Scaled(limit.Low, span), Scaled(limit.High, span), limit.Why);

    private long Scaled(long limit, RaceSpan span) =>
        limit is long.MinValue or long.MaxValue
            ? limit
            : IfRaceEndsEarly.Scaled(AfterRedFlag.In(span).Scaled(limit, span), span);
}
