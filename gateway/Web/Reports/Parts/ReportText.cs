using PitMarshal.Events;
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

    /// <summary><c>minimum-stop amended: stop-go 5 s (Ana)</c>.</summary>
    internal static string Ruling(StewardRuled ruled) => $"{ruled.Verdict.Split('/')[0]} {Ruled(ruled)}";

    /// <summary><c>amended: stop-go 5 s (Ana)</c>.</summary>
    internal static string Ruled(StewardRuled ruled) =>
        $"{Words<Ruling>.Write(ruled.Ruling)}{(ruled.Penalty is { } penalty ? $": {penalty}" : "")} ({ruled.By})";

    /// <summary>
    /// <c>maximum-drive 1:12:03.500 of 2:00:00.000 compliant</c>; why, where there are no such figures.
    /// </summary>
    internal static string Limit(Verdict verdict) =>
        verdict is { MeasuredMicros: { } measured, RequiredMicros: { } required }
        ? $"{verdict.Rule} {TimeFormat.Duration(measured, verdict.UMs)} of {TimeFormat.Duration(required, null)} "
            + $"{VerdictJson.Name(verdict.Outcome)}"
        : $"{verdict.Rule}: {verdict.Reason}";

    /// <summary>
    /// Time of the race at an instant with the decimals that are known, or the time of day where the race has no start.
    /// </summary>
    internal static string RaceTime(Snapshot shows, Instant at, double uMs) =>
        shows.Race.Started is { } start ? TimeFormat.Duration(at.Since(start), uMs) : TimeFormat.TimeOfDay(at);
}
