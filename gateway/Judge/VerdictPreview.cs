using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

/// <summary>What an event would make of one verdict.</summary>
/// <param name="Id">The verdict's id.</param>
/// <param name="Before">As it stands; null where there is none yet.</param>
/// <param name="Now">As it would be; null where there would be none any more.</param>
public sealed record VerdictPreview(string Id, Verdict? Before, Verdict? Now);
