using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// <c>order</c>: in each stop <c>first</c> happens before any <c>then</c>. A stop without <c>then</c> meets it. Events
/// closer to each other than their uncertainty, or of the same instant, are for a person.
/// </summary>
public sealed class Order(RuleHead head, BoxEvent first, BoxEvent then) : Rule(head)
{
    public override Scope Scope => Scope.Stop;

    private string Asked => $"{first.Name()} must come before {then.Name()}";

    public static Rule Read(FieldReader fields)
    {
        var (first, then) = (fields.Word<BoxEvent>("first"), fields.Word<BoxEvent>("then"));
        return first == then
            ? throw fields.Bad("then", "expected another event than first")
            : new Order(fields.Head(Scope.Stop, Dimension.Number), first, then);
    }

    public override string Explain() => $"In every stop {Asked}.";

    private protected override Verdict Judge(Subject subject)
    {
        var (verdict, states) = subject.BeginStop(this, Asked);
        if (states is null)
        {
            return verdict;
        }

        var events = states.Events(e => first.Is(e) || then.Is(e));
        var (one, two) = (events.Find(e => first.Is(e)), events.Find(e => then.Is(e)));
        verdict = verdict with
        {
            UMs = one is not null && two is not null ? one.UMs + two.UMs : 0,
            Evidence = states.Evidence(events),
        };
        if (Why(subject.Car, states, one, two) is { } why)
        {
            return verdict with { Reason =
                $"{ReasonText.Sentence(Asked)}; whether it did is not known: {why}{states.Note}." };
        }

        var missed = two is not null && (one is null || one.At > two.At);
        return (verdict with
        {
            Outcome = missed ? Outcome.Infringement : Outcome.Compliant,
            Reason = two is null ? $"No {then.Name()} in this stop, before which {first.Name()} must come{states.Note}."
                : one is null ? $"{ReasonText.Sentence(then.Name())} without {first.Name()} in this stop; "
                    + $"{Asked}{states.Note}."
                : $"{ReasonText.Sentence(first.Name())} {ReasonText.Duration(Math.Abs(two.At.Since(one.At)))} "
                    + $"{(missed ? "after" : "before")} "
                    + $"{then.Name()}; {Asked}{states.Note}.",
        }).Proposing(missed ? Head.Penalty?.Propose(new(subject, 1, 0)) : null);
    }

    /// <summary>
    /// Why the order is not known, or null. What was not seen may have been only where something was not reported.
    /// </summary>
    private string? Why(Car car, StopStates states, RaceEvent? one, RaceEvent? two)
    {
        foreach (var word in new[] { first, then })
        {
            if (!word.IsReported(car))
            {
                return $"nothing was ever reported of {word.Name()} for this car";
            }
        }

        var until = one is null || two is null ? Spell.Forever : one.At > two.At ? one.At : two.At;
        return states.WhyLate() ?? states.WhyBlindBefore(until, first.Kind(), then.Kind())
            ?? (one is not null && two is not null && Math.Abs(two.At.Since(one.At)) <= (one.UMs + two.UMs) * 1000
                ? "they are closer to each other than the uncertainty of the times" : null);
    }
}
