using PitMarshal.Events;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Reports.Parts;

/// <summary>What all lists say in the same words.</summary>
internal static class ReportText
{
    /// <summary>The ruling that holds about a verdict, or null.</summary>
    internal static StewardRuled? LastRuling(Snapshot shows, Verdict verdict) =>
        shows.Race.Rulings.GetValueOrDefault(verdict.Id) is [.., var last] ? last : null;

    /// <summary><c>Minimum stop amended: stop-go 5 s (Ana)</c>.</summary>
    internal static string Ruling(StewardRuled ruled) => $"{RuleName.Of(ruled.Verdict.Split('/')[0])} {Ruled(ruled)}";

    /// <summary><c>amended: stop-go 5 s (Ana)</c>.</summary>
    internal static string Ruled(StewardRuled ruled) =>
        $"{Words<Ruling>.Write(ruled.Ruling)}{(ruled.Penalty is { } penalty ? $": {penalty}" : "")} ({ruled.By})";

    /// <summary>
    /// <c>Maximum drive 1:12:03.500 of 2:00:00 compliant</c>; why, where there are no such figures.
    /// </summary>
    internal static string Limit(Verdict verdict) =>
        verdict is { MeasuredMicros: { } measured, RequiredMicros: { } required }
        ? $"{RuleName.Of(verdict.Rule)} {TimeFormat.Duration(measured, verdict.UMs)} of "
            + $"{TimeFormat.Duration(required, null)} {VerdictJson.Name(verdict.Outcome)}"
        : $"{RuleName.Of(verdict.Rule)}: {MeasureFormat.Told(verdict.Reason, verdict.UMs)}";
}
