using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>
/// <c>eligibility</c>: who may drive a car. <c>listed</c>: only drivers of its entry; <c>drivers</c>: at least
/// <c>min</c>, at most <c>max</c> different ones; <c>entered</c>: so many in its entry; <c>soloUpTo</c>: one alone only
/// in a race scheduled for no longer;
/// <c>starter</c>: one of these drivers or ratings starts;
/// <c>ratings</c>: only drivers of these; <c>licence</c>: only drivers with one. Infringed at once when certain; met at
/// the finish.
/// </summary>
public sealed class Eligibility(RuleHead head, EligibilityTerms terms) : Rule(head)
{
    public override Scope Scope => Scope.Car;

    public static Rule Read(FieldReader fields) =>
        new Eligibility(fields.Head(Scope.Car, Dimension.Number), EligibilityTerms.Read(fields));

    private protected override Verdict Judge(Subject subject)
    {
        var crew = Crew.Of(subject);
        var asked = terms.Clauses().Select(clause => (clause.Term, Holds: clause.Holds(subject, crew))).ToList();
        var span = subject.Race.Span;
        var verdict = subject.Verdict(this, Outcome.Undecided, "") with
        {
            From = span.Started?.At,
            To = span.Finish,
            Evidence = crew.Evidence,
        };
        var wrong = asked.FindAll(a => a.Holds.Answer == false);
        if (wrong.Count > 0)
        {
            return (verdict with
            {
                Outcome = Outcome.Infringement,
                To = span.Finish ?? crew.Last,
                Reason = $"{ReasonText.Sentence(string.Join("; ", wrong.Select(w => w.Holds.Why)))}.",
            }).Proposing(Head.Penalty?.Propose(new(subject, 1, 0)));
        }

        var open = asked.FindAll(a => a.Holds.Answer is null);
        return open.Count == 0 && span.Finish is not null
            ? verdict with { Outcome = Outcome.Compliant,
                Reason = $"{crew.Count} drove: {string.Join(", ", asked.Select(a => a.Term))}." }
            : span.Finish is null
                ? verdict with { Open = true,
                    Reason = $"The race is not over: {crew.Count} drove so far, and nothing is wrong." }
                : verdict with { Reason =
                    $"{crew.Count} drove for certain; {string.Join("; ", open.Select(o => o.Holds.Why))}." };
    }

    public override string Explain() =>
        $"Of the drivers who drive a car: {string.Join(", ", terms.Clauses().Select(clause => clause.Term))}.";
}
