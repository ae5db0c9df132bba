using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>What a total is held against.</summary>
/// <param name="Limit">The limit, µs or a count.</param>
/// <param name="AtMost">It is a maximum; else a minimum.</param>
internal readonly record struct Bound(Limit Limit, bool AtMost)
{
    /// <summary>The limit is a share of so many µs; null when it is none.</summary>
    public long? ShareOf { get; init; }

    /// <summary>The limit and the total are counts, not µs.</summary>
    public bool Counts { get; init; }

    /// <summary>In words: <c>at most 4 h allowed</c>.</summary>
    public string Explain(string where)
    {
        var limit = Limit switch
        {
            { Known: true } => Say(Limit.Low),
            { Low: long.MinValue } or { High: long.MaxValue } => "an amount that is not known is",
            _ => $"{Say(Limit.Low)} to {Say(Limit.High)}",
        };
        return AtMost ? $"at most {limit} allowed {where}" : $"at least {limit} required {where}";
    }

    /// <summary>A total in words: <c>3 h 12 min</c>, <c>62.5 %</c> of the race, <c>54</c>.</summary>
    public string Say(long amount) => ShareOf is { } whole ? $"{Fraction(amount, whole) * 100:0.####} %"
        : Counts ? $"{amount}"
        : Reasons.ReasonText.Duration(amount);

    /// <summary>The verdict with what was measured against this, and by how much it was missed.</summary>
    public Verdict Fill(Verdict verdict, long seen)
    {
        var (miss, limit) =
            (MissedBy(seen) is > 0 and var by && Limit.Known ? by : (long?)null, Limit.Known ? Limit.Low : (long?)null);
        if (!Counts && ShareOf is null)
        {
            return verdict with
            {
                MeasuredMicros = seen,
                RequiredMicros = limit,
                ShortfallMicros = AtMost ? null : miss,
                ExcessMicros = AtMost ? miss : null,
            };
        }

        return verdict with
        {
            Measured = Number(seen),
            Required = Number(limit),
            Shortfall = AtMost ? null : Number(miss),
            Excess = AtMost ? Number(miss) : null,
        };
    }

    /// <summary>By how much the nearest of the limits it may be is missed; 0 when it is met.</summary>
    public long MissedBy(long seen) =>
        (long)Int128.Clamp(AtMost ? (Int128)seen - Limit.High : (Int128)Limit.Low - seen, 0, long.MaxValue);

    private static decimal Fraction(long part, long whole) => Math.Round((decimal)part / whole, 6);

    private decimal? Number(long? amount) =>
        amount is not { } number ? null : ShareOf is { } whole ? Fraction(number, whole) : number;
}
