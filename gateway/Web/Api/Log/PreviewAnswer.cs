using PitMarshal.Judge;
using PitMarshal.Web.Api.Verdicts;

namespace PitMarshal.Web.Api.Log;

/// <summary>What an event would make of one verdict.</summary>
/// <param name="Id">The verdict's.</param>
/// <param name="Before">As it stands; absent where there is none yet.</param>
/// <param name="Now">As it would be; absent where there would be none any more.</param>
public sealed record PreviewAnswer(string Id, VerdictAnswer? Before, VerdictAnswer? Now)
{
    internal static PreviewAnswer Of(VerdictPreview change) => new(
        change.Id, change.Before is { } before ? VerdictAnswer.Of(before) : null,
        change.Now is { } now ? VerdictAnswer.Of(now) : null);
}
