using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Exceptions;

/// <summary>
/// <c>afterRedFlag</c>: what a suspension of the race does to an obligation. Where the regulations are silent, an
/// interval that was suspended is undecided where it would be an infringement, or met only with the suspended time; so
/// is over a whole race what would be an infringement.
/// </summary>
/// <param name="Kind">What is done.</param>
/// <param name="Factor">
/// Of <c>prorate</c>: the limit shrinks by so many times the share of the race that was lost.
/// </param>
public sealed record AfterRedFlag(AfterRedFlag.Kinds Kind, int Factor = 0)
{
    public enum Kinds { Silent, Keep, Reset, Waive, Exclude, Prorate, Halve }

    public static readonly AfterRedFlag Silent = new(Kinds.Silent);

    private const string NotSaid =
        "the race was suspended meanwhile, and the regulations do not say what that does to this rule";

    private static readonly Dictionary<string, AfterRedFlag> s_written = new()
    {
        ["keep"] = new(Kinds.Keep),
        ["reset"] = new(Kinds.Reset),
        ["waive"] = new(Kinds.Waive),
        ["exclude"] = new(Kinds.Exclude),
        ["prorate"] = new(Kinds.Prorate, 1),
        ["prorate 1:1"] = new(Kinds.Prorate, 1),
        ["prorate 2:1"] = new(Kinds.Prorate, 2),
        ["halve"] = new(Kinds.Halve),
    };

    /// <summary>
    /// Throws <see cref="BadRule"/>, also for what the rule could not do: it would be explained and not judged.
    /// </summary>
    public static AfterRedFlag Read(FieldReader fields, Scope scope, bool prorates)
    {
        if (fields.MapUnlessText("afterRedFlag") is not { } halves)
        {
            return fields.TextOrNull("afterRedFlag") is null ? Silent : Read(fields, "afterRedFlag", scope, prorates);
        }

        var byHalf = prorates
            ? Silent with
            {
                Halves = new(Read(halves, "first-half", scope, prorates), Read(halves, "second-half", scope, prorates)),
            }
            : throw fields.Bad("afterRedFlag", "only a sum or a count over the whole race is asked by its halves");
        halves.Done();
        return byHalf;
    }

    private static AfterRedFlag Read(FieldReader fields, string name, Scope scope, bool prorates)
    {
        var text = fields.Text(name);
        return !s_written.TryGetValue(text, out var policy)
            ? throw fields.Bad(name, $"expected one of {string.Join(", ", s_written.Keys)}, not '{text}'")
            : policy.Kind is Kinds.Prorate or Kinds.Halve && !prorates
            ? throw fields.Bad(name, "only the limits of a sum or a count over the whole race can be "
                + (policy.Kind == Kinds.Prorate ? "prorated" : "halved"))
            : policy.Kind == Kinds.Reset && scope >= Scope.Car
            ? throw fields.Bad(name, "only an interval can be reset, not what is asked of a whole race")
            : policy;
    }

    /// <summary>
    /// What is done by the half of the scheduled race in which it was suspended; null: the same in both. A suspension
    /// that falls in the second half or ends in it is of that.
    /// </summary>
    public RedFlagHalves? Halves { get; init; }

    /// <summary>Nothing is said of what a suspension does.</summary>
    public bool IsSilent => Kind == Kinds.Silent && Halves is null;

    /// <summary>What holds in a race; where it is asked by halves, that of the half that was suspended.</summary>
    public AfterRedFlag In(RaceSpan span) => Halves?.In(span) ?? this;

    /// <summary>Suspended time is taken out of what is measured.</summary>
    public bool Excludes => Kind is Kinds.Exclude or Kinds.Prorate or Kinds.Halve;

    /// <summary>
    /// A limit in µs, or a number, in a race that was suspended: with <c>prorate</c> less by the share that was lost.
    /// </summary>
    public long Scaled(long limit, RaceSpan span)
    {
        if (Kind == Kinds.Halve)
        {
            return span.Suspensions.Count > 0 ? (limit + 1) / 2 : limit;
        }

        if (Kind != Kinds.Prorate || span is not { LengthMicros: { } length and > 0, Started: { } start })
        {
            return limit;
        }

        var lost = span.SuspendedMicros(start.At, span.Finish ?? Spell.Forever);
        var left = Math.Max(0, 1 - ((decimal)Factor * Math.Min(lost, length) / length));
        return (long)Math.Round(limit * left);
    }

    /// <summary>An interval with the suspensions in it treated as the regulations say.</summary>
    public Measured On(Measured measured, RaceSpan span)
    {
        if (span.Suspensions.Count == 0 || measured is not ({ Doubt: not null } or { From: not null, To: not null }))
        {
            return measured;
        }

        var (from, to) = measured.Doubt is not null
            ? (measured.Possible.From, measured.Possible.To)
            : (measured.From!.Value.At, measured.To!.Value.At);
        var inside = span.Suspensions.FindAll(s => s.From < to && s.To > from);
        return inside.Count == 0 ? measured
            : Kind == Kinds.Reset && inside[^1].To < to ? measured.Since(inside[^1])
            : Excludes ? measured.Without(inside)
            : measured;
    }

    /// <summary>
    /// Whether a stop counts as one: the wait in the pit lane under red is none, unless the regulations keep it.
    /// </summary>
    public TruthValue Counts(Stop stop, RaceSpan span)
    {
        var cameIn = (stop.In ?? stop.Out)!.Value.At;
        return Kind == Kinds.Keep || !span.Suspensions.Exists(s => s.From <= cameIn && cameIn < s.To) ? TruthValue.Yes
            : Kind == Kinds.Silent
                ? TruthValue.Unknown(
                    $"stop {stop.Number} began while the race was suspended, and the regulations do not say whether "
                        + $"the wait is a stop")
                : TruthValue.No;
    }

    /// <summary>
    /// What of a duration that was met is met only if the regulations, which do not say it, count suspended time: not
    /// decided.
    /// </summary>
    /// <param name="measured">The interval.</param>
    /// <param name="span">The race.</param>
    /// <param name="judge">The verdict on it.</param>
    public Verdict Silently(Measured measured, RaceSpan span, Func<Measured, Verdict> judge)
    {
        var verdict = judge(On(measured, span));
        if (Kind != Kinds.Silent || verdict.Outcome != Outcome.Compliant || span.Suspensions.Count == 0)
        {
            return verdict;
        }

        var net = s_written["exclude"].On(measured, span);
        return ReferenceEquals(net, measured) || judge(net).Outcome == Outcome.Compliant
            ? verdict
            : verdict.Undecided(NotSaid);
    }

    /// <summary>The verdict on something that a suspension touches.</summary>
    public Verdict On(Verdict verdict, Subject subject)
    {
        var span = subject.Race.Span;
        if (span.Suspensions.Count == 0 || verdict.Open || Kind is not (Kinds.Silent or Kinds.Waive))
        {
            return verdict;
        }

        var (from, to) = (verdict.From ?? span.Started?.At, verdict.To ?? span.Finish ?? Spell.Forever);
        if (from is { } begin && !span.Suspensions.Exists(s => s.From < to && s.To > begin))
        {
            return verdict;
        }

        return Kind == Kinds.Waive
            ? verdict.Waived("the race was suspended meanwhile")
            : verdict.Outcome == Outcome.Infringement
                ? verdict.Undecided(NotSaid)
                : verdict;
    }

    public string Explain() => Halves is { } halves ? halves.Explain() : Kind switch
    {
        Kinds.Keep => "A red flag changes nothing.",
        Kinds.Reset => "After a red flag the count starts anew at the resumption.",
        Kinds.Waive => "What a red flag interrupts is waived.",
        Kinds.Exclude => "Time under a red flag is not counted.",
        Kinds.Prorate => "Time under a red flag is not counted, and the limit shrinks by "
            + $"{(Factor == 1 ? "" : $"{Factor} times ")}the share of the race that was lost.",
        Kinds.Halve => "Time under a red flag is not counted, and the limit is halved.",
        _ => "What a red flag does is not said: undecided where it matters.",
    };
}
