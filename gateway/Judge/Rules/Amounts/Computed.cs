using PitMarshal.Judge.Rules.Expressions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>An amount that is a calculation, of which the simplest is a constant.</summary>
internal sealed class Computed(Expression expression, Dimension dimension) : Amount
{
    private readonly Limit? _constant = expression.IsConstant ? Of(expression, dimension, null!) : null;

    public override long? Constant => _constant?.Low;

    /// <summary>
    /// Reads and checks it; a constant that makes no sense is an error at once. Throws <see cref="FormatException"/>.
    /// </summary>
    public static Computed Read(Expression expression, Dimension dimension, bool signed)
    {
        if (expression.Dimension is { } found && found != dimension)
        {
            throw new FormatException($"it is {found.Name()}");
        }

        var amount = new Computed(expression, dimension);
        return amount._constant is { Known: false, Why: var why } ? throw new FormatException(why)
            : amount.Constant < 0 && !signed ? throw new FormatException("it is negative")
            : amount;
    }

    public override Limit In(Subject subject) => _constant ?? Of(expression, dimension, subject);

    public override string Explain() => expression.Explain();

    private static Limit Of(Expression expression, Dimension dimension, Subject subject)
    {
        var answer = expression.In(subject);
        if (answer.Why is { } unknown)
        {
            return Limit.Unknown(unknown);
        }

        if (dimension == Dimension.Number && !answer.Value.IsWhole)
        {
            return Limit.Unknown($"{expression.Explain()} comes to {answer.Value}, which is no whole number");
        }

        var whole = answer.Value.Round().Top;
        return whole > long.MinValue && whole < long.MaxValue
            ? Limit.Of((long)whole)
            : Limit.Unknown($"{expression.Explain()} comes to more than can be judged");
    }
}
