using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// A list of penalties: the first one whose condition holds. When that is not known, none is proposed.
/// </summary>
internal sealed class PenaltyChoice(List<(Penalty Penalty, When When)> list) : Penalty
{
    public override bool Escalates => list.Exists(entry => entry.Penalty.Escalates);

    public override Proposal Propose(LimitMargin miss)
    {
        foreach (var (penalty, when) in list)
        {
            switch (when.Applies(miss.Subject).Answer)
            {
                case true:
                    return penalty.Propose(miss);
                case null:
                    return Proposal.None;
            }
        }

        return Proposal.None;
    }

    public override string Explain() =>
        string.Join("; ", list.Select(entry => $"{entry.Penalty.Explain()}{entry.When.Explain()}"));
}
