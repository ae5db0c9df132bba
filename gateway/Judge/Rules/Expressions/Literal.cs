namespace PitMarshal.Judge.Rules;

/// <summary>A number or a duration (in µs) as it is written.</summary>
internal sealed record Literal(Rational Value, Dimension Of, string Written) : Expression(Of)
{
    public override Answer In(Subject subject) => new(Value);

    public override string Explain() => Of == Rules.Dimension.Duration ? Say.Duration((long)Value.Top) : Written;
}
