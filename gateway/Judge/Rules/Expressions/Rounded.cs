using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary><c>ceil</c>, <c>floor</c> or <c>round</c> (a half away from zero) of a number.</summary>
internal sealed record Rounded(Rounded.Way How, Expression Inner) : Expression(Reading.Dimension.Number)
{
    internal enum Way { Ceil, Floor, Round }

    public override IReadOnlyList<Expression> Parts => [Inner];

    /// <summary>Checks what is rounded; throws <see cref="FormatException"/>.</summary>
    public static Rounded Check(Way how, Expression inner) => inner.Dimension == Reading.Dimension.Duration
        ? throw new FormatException("a duration has no whole; divide it first, for instance ceil(duration / 90m)")
        : new(how, inner);

    public override Answer In(Subject subject)
    {
        var inner = Inner.In(subject);
        return inner.Why is not null ? inner : new(How switch
        {
            Way.Ceil => inner.Value.Ceiling(),
            Way.Floor => inner.Value.Floor(),
            _ => inner.Value.Round(),
        });
    }

    public override string Explain() => Inner.Explain() + How switch
    {
        Way.Ceil => ", rounded up",
        Way.Floor => ", rounded down",
        _ => ", rounded to the nearest",
    };
}
