using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>A calculation as regulations write it, read and checked: <c>ceil(duration / 90m) - 1</c>.</summary>
/// <param name="Dimension">What it comes to; null while a published value it needs is not set.</param>
public abstract record Expression(Dimension? Dimension)
{
    /// <summary>What it is made of.</summary>
    public virtual IReadOnlyList<Expression> Parts => [];

    /// <summary>It comes to the same in every race: it needs no fact and no published value that is not set.</summary>
    public virtual bool IsConstant => Parts.All(part => part.IsConstant);

    /// <summary>The names of the published values it needs, set or not.</summary>
    public virtual IEnumerable<string> Published => Parts.SelectMany(part => part.Published).Distinct();

    /// <summary>How tightly its words hold together: 0 a sum, 1 a product, 2 one thing.</summary>
    public virtual int Binding => 2;

    public abstract Answer In(Subject subject);

    /// <summary>In words, read from left to right.</summary>
    public abstract string Explain();
}
