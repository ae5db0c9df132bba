namespace PitMarshal.Judge.Rules;

/// <summary>What a total is held against.</summary>
/// <param name="Low">The least the limit can be, µs or a count.</param>
/// <param name="High">The most it can be; the same when it is known.</param>
/// <param name="Why">Why it is not known; null when it is.</param>
/// <param name="AtMost">It is a maximum; else a minimum.</param>
internal readonly record struct Bound(long Low, long High, string? Why, bool AtMost)
{
    /// <summary>The limit is a share of so many µs; null when it is none.</summary>
    public long? ShareOf { get; init; }

    /// <summary>The limit and the total are counts, not µs.</summary>
    public bool Counts { get; init; }

    /// <summary>In words: <c>at most 4 h allowed</c>.</summary>
    public string Explain(string where)
    {
        var limit = Why is not null && Low != High ? "an amount that is not known" : Say(Low);
        return AtMost ? $"at most {limit} allowed {where}" : $"at least {limit} required {where}";
    }

    /// <summary>A total in words: <c>3 h 12 min</c>, <c>62.5 %</c> of the race, <c>54</c>.</summary>
    public string Say(long amount) => ShareOf is { } whole ? $"{Fraction(amount, whole) * 100:0.####} %"
        : Counts ? $"{amount}"
        : Judge.Say.Duration(amount);

    /// <summary>The verdict with what was measured against this, and by how much it was missed.</summary>
    public Verdict Fill(Verdict verdict, long seen)
    {
        long? miss = AtMost ? (seen > High ? seen - High : null) : seen < Low ? Low - seen : null;
        long? limit = Low == High ? Low : null;
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

    private static decimal Fraction(long part, long whole) => Math.Round((decimal)part / whole, 6);

    private decimal? Number(long? amount) => amount is not { } number ? null : ShareOf is { } whole ? Fraction(number, whole) : number;
}
