using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// What a rule proposes for an infringement: one penalty, brackets by how much the limit was missed, an escalation, or
/// a list of which the first one whose <c>when</c> holds is proposed.
/// </summary>
public abstract class Penalty
{
    /// <summary>Reads the field <c>penalty</c> of a rule, which may be absent; throws <see cref="BadRule"/>.</summary>
    /// <param name="rule">The rule's fields.</param>
    /// <param name="scope">Of the rule: what conditions can be asked.</param>
    /// <param name="margin">What a miss is measured in.</param>
    public static Penalty? Read(FieldReader rule, Scope scope, Dimension margin) =>
        !rule.Has("penalty") ? null
        : rule.IsList("penalty") ? new PenaltyChoice(Listed(rule, "penalty", scope, margin))
        : ReadOne(rule.MapOrNull("penalty")!, scope, margin);

    /// <summary>What it proposes depends on the infringements before.</summary>
    public virtual bool Escalates => false;

    /// <summary>What to propose for a miss.</summary>
    public abstract Proposal Propose(LimitMargin miss);

    /// <summary>In words: <c>stop-go of the missing time, rounded up to whole seconds</c>.</summary>
    public abstract string Explain();

    /// <summary>Penalties of a list, each with its condition.</summary>
    private protected static List<(
        Penalty Penalty, When When)> Listed(FieldReader fields, string name, Scope scope, Dimension margin)
    {
        var list = new List<(Penalty, When)>();
        foreach (var entry in fields.MapsOrNull(name) ?? [])
        {
            var when = When.Read(entry, scope);
            list.Add((ReadOne(entry, scope, margin), when));
        }

        return list;
    }

    /// <summary>Reads one; conditions and edges of the list it stands in have been asked for before.</summary>
    private protected static Penalty ReadOne(FieldReader fields, Scope scope, Dimension margin)
    {
        Penalty result = fields.Has("brackets") ? PenaltyBrackets.Of(fields, scope, margin)
            : fields.Has("escalate") ? new PenaltyEscalation(Listed(fields, "escalate", scope, margin))
            : SinglePenalty.Of(fields, margin);
        fields.Done();
        return result;
    }
}
