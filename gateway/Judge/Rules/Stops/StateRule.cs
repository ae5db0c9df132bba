using PitMarshal.Judge.Box;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// What <c>require</c> and <c>forbid</c> share: <c>state</c> (one or several at once) and <c>during</c>, the part of
/// each stop that is looked at (the whole stop when absent). What counts is the sum of the spells: those that are
/// certain and those that are possible.
/// </summary>
public abstract class StateRule(RuleHead head, IReadOnlyList<CarState> state, Phase during, Amount? value) : Rule(head)
{
    public override Scope Scope => Scope.Stop;

    /// <summary>What the rule asks, as a sentence without its stop.</summary>
    private protected abstract string Asked { get; }

    /// <summary>What is counted must not exceed the limit; else it must reach it.</summary>
    private protected abstract bool AtMost { get; }

    /// <summary>What is counted, in words.</summary>
    private protected abstract string Counted { get; }

    private protected string State => state.Names();

    private protected string During => during.Name();

    /// <summary>When what is counted held.</summary>
    private protected abstract StatePeriods Count(StopStates states, IReadOnlyList<CarState> state);

    private protected static (List<CarState> State, Phase During, Amount? Value) Read(FieldReader fields) => (
        fields.WordList<CarState>("state").Distinct().ToList(),
        fields.WordOrNull<Phase>("during") ?? Phase.Stop,
        Amount.ReadOrNull(fields, "value", Dimension.Duration));

    public override string Explain() => $"In every stop {Asked}.";

    private protected override Verdict Judge(Subject subject)
    {
        var (verdict, states) = subject.BeginStop(this, Asked);
        var limit = value?.In(subject) ?? Limit.Zero;
        verdict = verdict with { RequiredMicros = limit.Known ? limit.Low : null };
        return states is null ? verdict : Decide(subject, verdict, states, limit);
    }

    private Verdict Decide(Subject subject, Verdict verdict, StopStates states, Limit limit)
    {
        CarState[] looked = [.. state, .. during.States()];
        var counted = states.All(during.States()).And(Count(states, state));
        var (measured, u) = (Spell.Total(counted.So), counted.So.Sum(s => s.U));
        verdict = verdict with
        {
            MeasuredMicros = measured,
            UMs = u / 1000,
            Evidence = states.Evidence(states.Changes(looked)),
        };
        var text = $"{Counted} for {ReasonText.Duration(measured)}";
        if (states.WhyLate() is { } late)
        {
            return verdict with { Reason = $"{text}, perhaps more or less: {late}; {Asked}{states.Note}." };
        }

        if (Agreed(counted, limit) is not { } outcome)
        {
            var why = limit.Why ?? states.WhyUnknown(looked)
                ?? "the difference lies within the uncertainty of the times";
            return verdict with { Reason = $"{text}, perhaps more or less: {why}; {Asked}{states.Note}." };
        }

        var missed = outcome == Outcome.Infringement;
        var miss = AtMost ? measured - limit.High : limit.Low - measured;
        return (verdict with
        {
            Outcome = outcome,
            ShortfallMicros = missed && limit.Known && !AtMost ? miss : null,
            ExcessMicros = missed && limit.Known && AtMost ? miss : null,
            Reason = $"{text}; {Asked}{states.Note}.",
        }).Proposing(missed ? Head.Penalty?.Propose(new(subject, miss, u)) : null);
    }

    /// <summary>The outcome on which everything that is possible agrees, or null.</summary>
    private Outcome? Agreed(StatePeriods counted, Limit limit)
    {
        var (least, most) = (Spell.Total(counted.Certain), Spell.Total(counted.Perhaps));
        return AtMost
            ? most <= limit.Low ? Outcome.Compliant : least > limit.High ? Outcome.Infringement : null
            : least >= limit.High ? Outcome.Compliant : most < limit.Low ? Outcome.Infringement : null;
    }
}
