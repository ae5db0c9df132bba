using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>A number or a duration (in µs) as it is written.</summary>
internal sealed record Literal(Rational Value, Dimension Of, string Written) : Expression(Of)
{
    public override Answer In(Subject subject) => new(Value);

    public override string Explain() =>
        Of == Reading.Dimension.Duration ? ReasonText.Duration((long)Value.Top) : Written;
}
