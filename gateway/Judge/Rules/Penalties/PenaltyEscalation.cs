using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// <c>escalate</c>: the first infringement of a rule by a car (in a rule on drivers: by a driver) is proposed the first
/// penalty, the second the second; the last repeats. A step whose condition does not hold is left out; after one whose
/// condition is not known, which step it is is not known either.
/// </summary>
internal sealed class PenaltyEscalation(List<(Penalty Penalty, When When)> list) : Penalty
{
    public override bool Escalates => true;

    public override Proposal Propose(LimitMargin miss)
    {
        var steps = new List<Sanction?>();
        foreach (var (penalty, when) in list)
        {
            var applies = when.Applies(miss.Subject).Answer;
            if (applies == true)
            {
                steps.Add(penalty.Propose(miss).After(steps.Count));
            }
            else if (applies is null)
            {
                steps.Add(null);
                break;
            }
        }

        return steps.Count > 0 ? new(steps) : Proposal.None;
    }

    public override string Explain() => string.Join("; ", list.Select((entry, i) =>
        $"{(i + 1 == list.Count && i > 0 ? $"from infringement {i + 1} on" : $"infringement {i + 1}")}: "
            + $"{entry.Penalty.Explain()}{entry.When.Explain()}"));
}
