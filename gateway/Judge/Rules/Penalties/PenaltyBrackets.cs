using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// <c>brackets</c>: another penalty the more the limit was missed; <c>upTo</c> with, <c>below</c> without the edge
/// itself, rising; a last one without either for all beyond. When the uncertainty of the miss reaches over an edge, the
/// milder, lower bracket holds.
/// </summary>
internal sealed class PenaltyBrackets : Penalty
{
    private readonly List<Bracket> _brackets;
    private readonly Dimension _margin;

    private PenaltyBrackets(List<Bracket> brackets, Dimension margin) => (_brackets, _margin) = (brackets, margin);

    public static PenaltyBrackets Of(FieldReader fields, Scope scope, Dimension margin)
    {
        var brackets = new List<Bracket>();
        var edge = long.MinValue;
        foreach (var entry in fields.MapsOrNull("brackets") ?? [])
        {
            var when = When.Read(entry, scope);
            var (upTo, below) = (Edge(entry, "upTo", margin), Edge(entry, "below", margin));
            if (upTo is not null && below is not null)
            {
                throw entry.Bad("below", "expected upTo (with the edge) or below (without it), not both");
            }

            var most = upTo ?? below - 1;
            if (most < edge)
            {
                throw entry.Bad(upTo is null ? "below" : "upTo", "brackets must rise");
            }

            edge = most ?? edge;
            brackets.Add(new(most, upTo is not null, when, ReadOne(entry, scope, margin)));
        }

        return new(brackets, margin);
    }

    public override bool Escalates => _brackets.Exists(bracket => bracket.Penalty.Escalates);

    public override Proposal Propose(LimitMargin miss)
    {
        foreach (var bracket in _brackets)
        {
            if (bracket.Most is null || miss.AtLeast <= bracket.Most)
            {
                switch (bracket.When.Applies(miss.Subject).Answer)
                {
                    case true:
                        return bracket.Penalty.Propose(miss);
                    case null:
                        return Proposal.None;
                }
            }
        }

        return Proposal.None;
    }

    public override string Explain() => string.Join("; ", _brackets.Select(bracket =>
        $"{Range(bracket)}: {bracket.Penalty.Explain()}{bracket.When.Explain()}"));

    private static long? Edge(FieldReader entry, string name, Dimension margin) =>
        margin == Dimension.Duration ? entry.DurationOrNull(name) : entry.CountOrNull(name);

    private string Range(Bracket bracket) => bracket switch
    {
        { Most: null } => "else",
        { Inclusive: true, Most: var most } => $"up to {Said(most.Value)}",
        { Most: var most } => $"below {Said(most.Value + 1)}",
    };

    private string Said(long size) => _margin == Dimension.Duration ? ReasonText.Duration(size) : $"{size}";

    /// <param name="Most">The greatest miss it holds for, µs or a number; null: any.</param>
    private sealed record Bracket(long? Most, bool Inclusive, When When, Penalty Penalty);
}
