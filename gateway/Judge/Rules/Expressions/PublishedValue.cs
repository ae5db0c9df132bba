using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>
/// A value that the event publishes under a name; without a value it must be set before anybody is judged by it.
/// </summary>
public sealed record PublishedValue(string Name, Expression? Value) : Expression(Value?.Dimension)
{
    public override IReadOnlyList<Expression> Parts => Value is null ? [] : [Value];

    public override bool IsConstant => Value?.IsConstant ?? false;

    public override IEnumerable<string> Published => [Name];

    public override Answer In(Subject subject) =>
        Value?.In(subject) ?? Answer.Unknown($"the published value '{Name}' is not set");

    public override string Explain() => Value is null
        ? $"(published by the event: {Name}, not set)"
        : $"{Value.Explain()} (published by the event: {Name})";
}
