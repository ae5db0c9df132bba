using PitMarshal.Events;

namespace PitMarshal.Web.Api.Verdicts;

/// <summary>What a steward ruled about a verdict. The verdict stays as the judge gave it.</summary>
/// <param name="Verdict">The verdict's id.</param>
/// <param name="By">The steward.</param>
/// <param name="Penalty">Instead of the proposed one; absent where there is none of its own.</param>
/// <param name="Source">Where the log has it from.</param>
public sealed record RulingAnswer(
    Instant At, string Verdict, Ruling Ruling, string By, string Reason, string? Penalty, string? Source)
{
    internal static RulingAnswer Of(StewardRuled ruled) =>
        new(ruled.At, ruled.Verdict, ruled.Ruling, ruled.By ?? "", ruled.Reason, ruled.Penalty, ruled.Source);
}
