using PitMarshal.Web.Recorded;

namespace PitMarshal.Web.Verdicts.Case;

/// <summary>One change of a verdict.</summary>
/// <param name="By">The event that brought it; null: it was no event, but other regulations.</param>
/// <param name="Json">What was recorded; null: it did not stand any more.</param>
/// <param name="Changes">What was different from the one before.</param>
public sealed record VerdictStep(LoggedEvent? By, string? Json, IReadOnlyList<FieldChange> Changes);
