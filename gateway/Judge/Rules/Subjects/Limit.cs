using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>
/// What a rule asks, or a fact of the race: a whole number, or µs. <c>Low</c> and <c>High</c> are the same when it is
/// known; else the truth is one of them or anything between (<see cref="long.MinValue"/> and
/// <see cref="long.MaxValue"/>: nothing bounds it).
/// </summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The greatest it can be.</param>
/// <param name="Why">Why it is not known; null when it is.</param>
public readonly record struct Limit(long Low, long High, string? Why)
{
    public static readonly Limit Zero = Of(0);

    public bool Known => Why is null;

    public static Limit Of(long value) => new(value, value, null);

    public static Limit Unknown(string why) => new(long.MinValue, long.MaxValue, why);

    /// <summary>The sum; what nothing bounds stays so.</summary>
    public static Limit operator +(Limit a, Limit b) => new(
        Sum(a.Low, b.Low, long.MinValue), Sum(a.High, b.High, long.MaxValue), a.Why ?? b.Why);

    /// <summary>It may be this or that.</summary>
    public Limit Or(Limit other, string why) =>
        this == other ? this : new(Math.Min(Low, other.Low), Math.Max(High, other.High), Why ?? other.Why ?? why);

    /// <summary>Whether it is no more than a number, or why that is not known.</summary>
    public TruthValue IsAtMost(long number) =>
        High <= number ? TruthValue.Yes : Low > number ? TruthValue.No : TruthValue.Unknown(Why!);

    /// <summary>Whether it is no less than a number, or why that is not known.</summary>
    public TruthValue IsAtLeast(long number) =>
        Low >= number ? TruthValue.Yes : High < number ? TruthValue.No : TruthValue.Unknown(Why!);

    /// <summary>
    /// How the truth of a measure stands to it: decided only when it would be the same whatever the limit is.
    /// </summary>
    public Outcome Judge(Measured measured, bool atMost)
    {
        var outcome = measured.Against(Low, atMost);
        return Known || outcome == measured.Against(High, atMost) ? outcome : Outcome.Undecided;
    }

    private static long Sum(long a, long b, long unbounded) =>
        a == unbounded || b == unbounded ? unbounded : (long)Int128.Clamp((Int128)a + b, long.MinValue, long.MaxValue);
}
