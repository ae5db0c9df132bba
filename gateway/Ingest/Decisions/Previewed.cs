using PitMarshal.Judge;

namespace PitMarshal.Ingest.Decisions;

/// <summary>What a decision would change.</summary>
/// <param name="Refusal">Why it would be refused; null when it would be recorded.</param>
/// <param name="Changes">The verdicts that would be others, in their order; each with what stands and what
/// would.</param>
public sealed record Previewed(Refusal? Refusal, IReadOnlyList<VerdictPreview> Changes);
