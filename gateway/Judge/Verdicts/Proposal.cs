namespace PitMarshal.Judge.Verdicts;

/// <summary>
/// What a rule proposes for one infringement: for the first of its kind by a car, the second, and so on; the last
/// repeats. A null step: which penalty it would be is not known, so that none is proposed.
/// </summary>
public sealed record Proposal(IReadOnlyList<Sanction?> Steps)
{
    public static readonly Proposal None = new([null]);

    /// <summary>After so many infringements before it.</summary>
    public Sanction? After(int before) => Steps[Math.Min(before, Steps.Count - 1)];

    public bool Equals(Proposal? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Count;
}
