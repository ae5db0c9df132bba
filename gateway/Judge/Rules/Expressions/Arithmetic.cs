using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using D = PitMarshal.Judge.Rules.Reading.Dimension;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>Two things added, subtracted, multiplied or divided: <c>+ - * /</c>.</summary>
internal sealed record Arithmetic(char Sign, Expression Left, Expression Right, D? Of) : Expression(Of)
{
    public override IReadOnlyList<Expression> Parts => [Left, Right];

    public override int Binding => Sign is '+' or '-' ? 0 : 1;

    /// <summary>Checks what is combined; throws <see cref="FormatException"/>.</summary>
    public static Arithmetic Combine(char sign, Expression left, Expression right) =>
        new(sign, left, right, (sign, left.Dimension, right.Dimension) switch
    {
        ('*', D.Duration, D.Duration) => throw new FormatException("a duration times a duration is neither"),
        ('*', D.Number, var other) => other,
        ('*', var other, D.Number) => other,
        ('*', D.Duration, null) or ('*', null, D.Duration) => D.Duration,
        ('/', D.Number, D.Duration) => throw new FormatException("a number divided by a duration is neither"),
        ('/', D.Duration or null, D.Duration) => D.Number,
        ('/', var other, D.Number) => other,
        ('/', D.Number, null) => D.Number,
        ('*' or '/', _, _) => null,
        (_, D.Duration, D.Number) or (_, D.Number, D.Duration) =>
            throw new FormatException($"'{sign}' needs two durations or two numbers, not one of each"),
        _ => left.Dimension ?? right.Dimension,
    });

    public override Answer In(Subject subject)
    {
        var (left, right) = (Left.In(subject), Right.In(subject));
        if ((left.Why ?? right.Why) is { } why)
        {
            return Answer.Unknown(why);
        }

        return Sign switch
        {
            '+' => new(left.Value + right.Value),
            '-' => new(left.Value - right.Value),
            '*' => new(left.Value * right.Value),
            _ when right.Value.IsZero => Answer.Unknown($"{Right.Explain()} is zero, and nothing can be divided by it"),
            _ => new(left.Value / right.Value),
        };
    }

    public override string Explain()
    {
        var left = Left.Binding < Binding ? $"({Left.Explain()})" : Left.Explain();
        var right = Right.Binding < 2 || Right is Rounded ? $"({Right.Explain()})" : Right.Explain();
        var comma = Left is Rounded ? "," : "";
        return Sign switch
        {
            '+' => $"{left}{comma} plus {right}",
            '-' => $"{left}{comma} minus {right}",
            '*' when Left is Literal { Written: [.., '%'] } => $"{left} of {right}",
            '*' => $"{left}{comma} times {right}",
            _ => $"{left}{comma} divided by {right}",
        };
    }
}
