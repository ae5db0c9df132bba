using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>What a correction would do to the verdicts.</summary>
internal static class PreviewVersion
{
    /// <summary>
    /// Another one when it would do anything else. What is not over changes by itself all the time, and does not count.
    /// </summary>
    internal static string Of(IReadOnlyList<VerdictPreview> changes) => VerdictVersion.Of(
        [.. changes.Where(change => Settled(change.Before) || Settled(change.Now))
            .SelectMany(change => new[] { change.Before, change.Now })]);

    private static bool Settled(Verdict? verdict) => verdict is { Open: false };
}
