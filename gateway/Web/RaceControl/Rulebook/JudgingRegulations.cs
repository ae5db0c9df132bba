using PitMarshal.Judge.Rules;

namespace PitMarshal.Web.RaceControl.Rulebook;

/// <summary>The regulations that judge now.</summary>
/// <param name="Hash">SHA-256 of the text, hex.</param>
/// <param name="Text">As it was given.</param>
/// <param name="Rules">As they were read. Bulletins change them from their instants on.</param>
public sealed record JudgingRegulations(string Hash, byte[] Text, RaceRegulations Rules);
