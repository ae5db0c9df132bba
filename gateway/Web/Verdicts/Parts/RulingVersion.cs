using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>A mark of what a steward rules about: of the verdict, and of how often it was ruled about.</summary>
internal static class RulingVersion
{
    internal static string Of(Verdict? verdict, IReadOnlyList<StewardRuled> rulings) =>
        $"{VerdictVersion.Of(verdict)}-{rulings.Count}";

    internal static string Of(Snapshot shows, Verdict? verdict) =>
        Of(verdict, verdict is null ? [] : shows.Race.Rulings.GetValueOrDefault(verdict.Id) ?? []);

    /// <summary>What happened since the page was made, in words; null: nothing.</summary>
    internal static string? WhyStale(string version, Verdict? standing, IReadOnlyList<StewardRuled> rulings) =>
        version == Of(standing, rulings) ? null
        : standing is null ? "This verdict no longer stands: there is nothing to rule about."
        : rulings is [.., var last] && version.StartsWith(VerdictVersion.Of(standing), StringComparison.Ordinal)
        ? $"{last.By} {Words<Ruling>.Write(last.Ruling)} it since you opened it: “{last.Reason}” "
            + "Rule again if you still want to."
        : "The verdict changed since you opened it. Look at the new one, which stands above, and rule again.";

    /// <summary>The same, asked of what judges right before the ruling is recorded.</summary>
    internal static Func<RaceJudge, Refusal?> Guard(string id, string version) => judge =>
        WhyStale(version, judge.Find(id), judge.RulingsOn(id)) is { } why ? new Refusal("", why) : null;
}
