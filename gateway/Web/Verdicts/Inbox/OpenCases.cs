using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Snapshots;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Verdicts.Inbox;

/// <summary>Verdicts that wait for a steward and are alike: of one rule, outcome and proposed penalty.</summary>
/// <param name="Verdicts">The oldest first.</param>
public sealed record OpenCases(string Rule, Outcome Outcome, string? Penalty, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>
    /// Infringements before what is undecided; then by rule. What is over, and nobody ruled about as it stands.
    /// </summary>
    internal static IReadOnlyList<OpenCases> Of(Snapshot shows) =>
        [.. shows.Verdicts
            .Where(v => v is { Open: false, Outcome: not Outcome.Compliant } && shows.RulingOf(v.Id) is null)
            .GroupBy(v => (v.Rule, v.Outcome, v.Penalty))
            .Select(alike => new OpenCases(alike.Key.Rule, alike.Key.Outcome, alike.Key.Penalty, [.. alike]))
            .OrderBy(cases => cases.Outcome == Outcome.Infringement ? 0 : 1)
            .ThenBy(cases => cases.Rule, StringComparer.Ordinal)];
}
