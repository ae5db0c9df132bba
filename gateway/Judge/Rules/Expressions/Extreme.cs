using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary><c>min</c> or <c>max</c> of several durations, or of several numbers.</summary>
internal sealed record Extreme(bool Greatest, IReadOnlyList<Expression> Of, Dimension? Dimension)
    : Expression(Dimension)
{
    public override IReadOnlyList<Expression> Parts => Of;

    /// <summary>Checks what is compared; throws <see cref="FormatException"/>.</summary>
    public static Extreme Combine(bool greatest, IReadOnlyList<Expression> of)
    {
        var dimensions = of.Select(part => part.Dimension).OfType<Dimension>().Distinct().ToList();
        return dimensions.Count < 2
            ? new(greatest, of, dimensions.Count == 0 ? null : dimensions[0])
            : throw new FormatException("min(…) and max(…) compare durations or numbers, not one with the other");
    }

    public override Answer In(Subject subject)
    {
        var answers = Of.Select(part => part.In(subject)).ToList();
        var unknown = answers.Find(a => a.Why is not null);
        return unknown.Why is not null ? unknown : Greatest ? answers.MaxBy(a => a.Value) : answers.MinBy(a => a.Value);
    }

    public override string Explain() =>
        $"the {(Greatest ? "greatest" : "least")} of ({string.Join("; ", Of.Select(part => part.Explain()))})";
}
