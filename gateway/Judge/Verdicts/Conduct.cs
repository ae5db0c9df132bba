namespace PitMarshal.Judge.Verdicts;

/// <summary>How a car has conducted itself under one rule before an obligation: counts of its earlier ones.</summary>
/// <param name="ToleranceUses">Misses that were let pass.</param>
/// <param name="PerhapsUses">Undecided ones that may have been let pass.</param>
/// <param name="Infringements">Infringements.</param>
public readonly record struct Conduct(int ToleranceUses, int PerhapsUses, int Infringements)
{
    /// <summary>The same after one more verdict.</summary>
    public Conduct With(Verdict verdict) => new(
        ToleranceUses + (verdict.ToleranceUse == ToleranceUse.Used ? 1 : 0),
        PerhapsUses + (verdict.ToleranceUse == ToleranceUse.Perhaps ? 1 : 0),
        Infringements + (verdict.Outcome == Outcome.Infringement ? 1 : 0));
}
