using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>Less than nothing: <c>-20s</c>, for what is taken off a limit.</summary>
internal sealed record Negative(Expression Inner) : Expression(Inner.Dimension)
{
    public override IReadOnlyList<Expression> Parts => [Inner];

    public override Answer In(Subject subject) =>
        Inner.In(subject) is { Why: null } inner ? new(-inner.Value) : Inner.In(subject);

    public override string Explain() => Inner.Binding < 2 ? $"minus ({Inner.Explain()})" : $"minus {Inner.Explain()}";
}
