using PitMarshal.Web.Recorded;

namespace PitMarshal.Web.Verdicts.Case;

/// <summary>What the log has on one verdict.</summary>
/// <param name="Asks">What its rule asks, label and text by label and text, the first without a label; empty when the
/// rule is not known.</param>
/// <param name="Entries">The events it rests on, in order of time.</param>
/// <param name="History">All that it said, latest first; the first is what stands.</param>
/// <param name="IsWhole">The history is all of it, back to the first.</param>
public sealed record CaseFile(
    IReadOnlyList<(string Label, string Text)> Asks, IReadOnlyList<LoggedEvent> Entries,
    IReadOnlyList<VerdictStep> History, bool IsWhole);
