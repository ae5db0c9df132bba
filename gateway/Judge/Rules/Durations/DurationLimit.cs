using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// The limit of a rule on durations: <c>value</c>, with <c>plus</c>, against what was measured, with <c>less</c> taken
/// off it. Compliant when the limit is met by at least the uncertainty, an infringement when it is missed by more than
/// it; anything between is for a person. So is what a limit that is not known exactly would decide in one way or the
/// other.
/// </summary>
public sealed class DurationLimit
{
    private readonly Additions _plus;
    private readonly Amount? _less;

    private DurationLimit(Amount value, Additions plus, Amount? less) => (Value, _plus, _less) = (value, plus, less);

    /// <summary><c>value</c> alone.</summary>
    public Amount Value { get; }

    /// <summary>Reads the fields <c>value</c>, <c>plus</c> and <c>less</c>; throws <see cref="BadRule"/>.</summary>
    public static DurationLimit Read(FieldReader fields, Scope scope) => new(
        Amount.Read(fields, "value", Dimension.Duration),
        Additions.Read(fields, Dimension.Duration, scope),
        Amount.ReadOrNull(fields, "less", Dimension.Duration));

    /// <summary>
    /// A verdict on a measure that must be at least (or, <paramref name="atMost"/>, at most) so long.
    /// </summary>
    /// <param name="rule">Which asks.</param>
    /// <param name="subject">What is asked about.</param>
    /// <param name="what">What is measured, in words.</param>
    /// <param name="measured">How long it was.</param>
    /// <param name="atMost">A maximum.</param>
    /// <param name="more">What else is added to the limit; nothing when left out.</param>
    public Verdict Judge(
        Rule rule, Subject subject, string what, Measured measured, bool atMost, Limit more = default) =>
        rule.Head.AfterRedFlag.Silently(
        measured, subject.Race.Span, left => JudgeWhole(rule, subject, what, left, atMost, more));

    private Verdict JudgeWhole(Rule rule, Subject subject, string what, Measured measured, bool atMost, Limit more)
    {
        var limit = Value.In(subject) + _plus.In(subject) + more;
        var less = _less?.In(subject) ?? Limit.Zero;
        var bound = Bound(limit, atMost);
        var name = _less is null
            ? what
            : $"{what} less {(less.Known ? ReasonText.Duration(less.Low) : _less.Explain())},";
        var seen = measured.Begin(rule, subject, name, bound) with { RequiredMicros = limit.Known ? limit.Low : null };
        if (measured.Doubt is not null && less.Known && subject.Stint is not null)
        {
            return DecideInDoubt(seen, new(rule, subject, name, measured, limit, less, atMost));
        }

        return seen.Open || measured.Micros is not { } micros ? seen
            : less.Known ? Decide(seen, new(rule, subject, name, measured, limit, less, atMost))
            : seen with
            {
                MeasuredMicros = null,
                UMs = null,
                Reason =
                    $"{name} not known: {less.Why}; {what} {ReasonText.Duration(micros)}, {bound}{measured.NoteText}.",
            };
    }

    /// <summary>What an interval is held against before anything is taken off it.</summary>
    public Limit In(Subject subject) => Value.In(subject) + _plus.In(subject) + (_less?.In(subject) ?? Limit.Zero);

    /// <summary><c>85 s, plus 10 s when the driver changes</c>, and what is taken off the measure.</summary>
    public string Explain() => Value.Explain() + _plus.Explain();

    /// <summary><c> less 15 s</c> of what is measured; empty when nothing is taken off.</summary>
    public string ExplainLess() => _less is null ? "" : $" less {_less.Explain()}";

    private static Verdict Decide(Verdict seen, Case asked)
    {
        var (rule, subject, name, measured, limit, less, atMost) = asked;
        var judged = measured.Micros!.Value - less.Low;
        // Of a limit that may be one of several the nearest one, so that no penalty is too hard.
        var margin = atMost ? limit.High - (Int128)judged : judged - (Int128)limit.Low;
        var missedBy = (long)Int128.Clamp(-margin, 0, long.MaxValue);
        var isMissed = limit.Known && missedBy > 0;
        var outcome = measured.Unsound is null ? (limit + less).Judge(measured, atMost) : Outcome.Undecided;
        if (outcome == Outcome.Infringement && !limit.Known
            && missedBy - measured.U <= rule.Head.Tolerance?.By.In(subject).High)
        {
            // One of the limits that are possible may be missed by no more than is let pass.
            outcome = Outcome.Undecided;
        }

        var but = measured.Unsound is { } unsound ? $"; but {unsound}"
            : outcome == Outcome.Undecided ? WhyUndecided(measured, limit, margin)
            : measured.MayBeShorter is { } shorter
                && outcome == (atMost ? Outcome.Infringement : Outcome.Compliant) ? $"; but {shorter}"
            : "";
        var missed = isMissed ? $", {ReasonText.Duration(missedBy)} {(atMost ? "too long" : "short")}" : "";
        var verdict = seen with
        {
            Outcome = but == "" ? outcome : Outcome.Undecided,
            MeasuredMicros = judged,
            ShortfallMicros = isMissed && !atMost ? missedBy : null,
            ExcessMicros = isMissed && atMost ? missedBy : null,
            Reason = $"{name} {ReasonText.Duration(judged)}, {Bound(limit, atMost)}{missed}{but}{measured.NoteText}.",
        };
        return verdict.Outcome == Outcome.Infringement
            ? verdict.Proposing(rule.Head.Penalty?.Propose(new(subject, missedBy, measured.U)))
            : verdict;
    }

    /// <summary>
    /// The verdict on what is known to be at least and at most so long: decided where both say the same, by what is
    /// certain. What is not over may be too long already.
    /// </summary>
    private static Verdict DecideInDoubt(Verdict seen, Case asked)
    {
        var (rule, subject, name, measured, limit, less, atMost) = asked;
        var (least, most) = (measured.Bounds.Least - less.Low, measured.Bounds.Most - less.Low);
        var isTooLong = atMost && least > limit.High;
        var isLongEnough = !atMost && least >= limit.High;
        var outcome = isTooLong ? Outcome.Infringement
            : isLongEnough ? Outcome.Compliant
            : measured.Open is not null ? Outcome.Undecided
            : atMost && most <= limit.Low ? Outcome.Compliant
            : !atMost && most < limit.Low ? Outcome.Infringement
            : Outcome.Undecided;
        if (outcome == Outcome.Undecided)
        {
            return seen.Open ? seen : StaysInDoubt(seen, asked);
        }

        if (outcome == Outcome.Compliant && measured is { Open: null, Micros: { } micros })
        {
            return seen with
            {
                Outcome = outcome,
                MeasuredMicros = micros - less.Low,
                Reason = $"{name} {ReasonText.Duration(micros - less.Low)}, {Bound(limit, atMost)}{measured.NoteText}.",
            };
        }

        return isTooLong || isLongEnough
            ? ByExtreme(seen with { To = seen.To ?? measured.Certain?.To }, asked, outcome, "least", (long)least)
            : ByExtreme(seen, asked, outcome, "most", (long)most);
    }

    private static Verdict StaysInDoubt(Verdict seen, Case asked)
    {
        var (why, bound) = (asked.Limit.Why ?? asked.Measured.Doubt, Bound(asked.Limit, asked.AtMost));
        return asked.Measured.Micros is { } micros && micros - asked.Less.Low is var judged
            ? seen with
            {
                MeasuredMicros = judged,
                Reason = $"{asked.Name} {ReasonText.Duration(judged)}, {bound}; but {why}{asked.Measured.NoteText}.",
            }
            : seen with { Reason = $"{asked.Name} not known: {why}; {bound}{asked.Measured.NoteText}." };
    }

    /// <summary>The verdict that the least, or the most, that it can be gives.</summary>
    private static Verdict ByExtreme(Verdict seen, Case asked, Outcome outcome, string extreme, long judged)
    {
        var (rule, subject, name, measured, limit, _, atMost) = asked;
        var missedBy = outcome == Outcome.Infringement ? atMost ? judged - limit.High : limit.Low - judged : 0;
        var text = $"{name} at {extreme} {ReasonText.Duration(judged)}, {Bound(limit, atMost)}"
            + (missedBy > 0 && limit.Known
                ? $", {ReasonText.Duration(missedBy)} {(atMost ? "too long" : "short")}"
                : "");
        return (seen with
        {
            Open = false,
            Outcome = outcome,
            MeasuredMicros = judged,
            UMs = 0,
            ShortfallMicros = missedBy > 0 && limit.Known && !atMost ? missedBy : null,
            ExcessMicros = missedBy > 0 && limit.Known && atMost ? missedBy : null,
            Reason = $"{text}{measured.NoteText}.",
        }).Proposing(outcome == Outcome.Infringement ? rule.Head.Penalty?.Propose(new(subject, missedBy, 0)) : null);
    }

    private static string WhyUndecided(Measured measured, Limit limit, Int128 margin)
    {
        if ((limit.Why ?? measured.Doubt) is { } unknown)
        {
            return $"; but {unknown}";
        }

        var lost = Math.Abs((double)margin) > measured.U ? measured.LostBefore ?? measured.LostWithin : null;
        return lost is null
            ? $": closer to the limit than the uncertainty of ±{ReasonText.Uncertainty(measured.U)}"
            : $"; but {lost.Reason}";
    }

    private static string Bound(Limit limit, bool atMost) => limit switch
    {
        { Low: long.MinValue } or { High: long.MaxValue } =>
            atMost ? "the most that is allowed is not known" : "the least that is required is not known",
        { Known: true } => atMost
            ? $"at most {ReasonText.Duration(limit.Low)} allowed"
            : $"at least {ReasonText.Duration(limit.Low)} required",
        _ => $"at {(atMost ? "most" : "least")} {ReasonText.Duration(limit.Low)} to {ReasonText.Duration(limit.High)} "
            + $"{(atMost ? "allowed" : "required")}",
    };

    private readonly record struct Case(
        Rule Rule, Subject Subject, string Name, Measured Measured, Limit Limit, Limit Less, bool AtMost);
}
