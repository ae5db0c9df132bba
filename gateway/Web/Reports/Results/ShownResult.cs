using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;

namespace PitMarshal.Web.Reports.Results;

/// <summary>A classification for a page, and which others there are.</summary>
public sealed record ShownResult(AskedResult Asked, IReadOnlyList<AskedResult> All, Classification? Result)
{
    internal static ShownResult Of(RaceTiming timing, AskedResult asked) => new(
        asked,
        [.. timing.Sessions.SelectMany(session => timing.Results.Select(result => new AskedResult(session, result)))],
        asked.Session is { } name ? timing.Classify(name, asked.Result) : null);
}
