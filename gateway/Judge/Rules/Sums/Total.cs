using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>What was added up of a race, in µs or as a count: as seen, at least and at most.</summary>
/// <param name="Seen">What was seen.</param>
/// <param name="Least">The least the truth can be, uncertainty included.</param>
/// <param name="Most">The most the truth can be, uncertainty included.</param>
/// <param name="U">± µs of what was seen.</param>
/// <param name="Why">Why least and most differ by more than the uncertainty; null when they do not.</param>
internal readonly record struct Total(long Seen, long Least, long Most, double U, string? Why)
{
    /// <summary>Both together.</summary>
    public Total Plus(Total other) => new(
        Seen + other.Seen, Least + other.Least, (long)Int128.Min((Int128)Most + other.Most, long.MaxValue), U
            + other.U, Why ?? other.Why)
    {
        AtLeast = AtLeast || other.AtLeast,
    };

    /// <summary>It is not over, or not all of it is certain: what exceeds a maximum is then what is certain.</summary>
    public bool AtLeast { get; init; }

    /// <summary>Where it was worst.</summary>
    public (Instant? From, Instant? To) Where { get; init; }

    /// <summary>
    /// Decided when every possible truth agrees. Before the end a maximum may be exceeded for certain; a minimum is
    /// reached for certain only over the whole race: a window yet to come may fall short of it.
    /// </summary>
    /// <param name="bound">What it is held against.</param>
    /// <param name="isOver">No more can be added.</param>
    /// <param name="onlyGrows">Whatever comes, this total becomes no less.</param>
    public Outcome Against(Bound bound, bool isOver, bool onlyGrows) => bound.AtMost
        ? Least > bound.Limit.High
            ? Outcome.Infringement
            : isOver && Most <= bound.Limit.Low
            ? Outcome.Compliant
            : Outcome.Undecided
        : isOver && Most < bound.Limit.Low
            ? Outcome.Infringement
            : (isOver || onlyGrows) && Least >= bound.Limit.High
            ? Outcome.Compliant
            : Outcome.Undecided;
}
