using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.RaceControl.Scheduling;

/// <summary>The plan of a race as somebody fills it in.</summary>
/// <param name="Race">Its short name.</param>
/// <param name="Title">What people call it; may be empty.</param>
/// <param name="Duration">From start to chequered flag, such as <c>1h30m</c>.</param>
public sealed record ScheduleEntry(string Race, string Title, string Duration)
{
    internal static ScheduleEntry Of(RaceProgress race) =>
        new(race.Race ?? "", race.Title ?? "", race.LengthMicros is { } length ? DurationText.Of(length) : "");

    internal static ScheduleEntry Of(IFormCollection form) =>
        new(form["race"].ToString().Trim(), form["title"].ToString().Trim(), form["duration"].ToString().Trim());

    /// <summary>The event, or what is wrong with the duration.</summary>
    internal (RaceScheduled? Event, FormErrors Errors) Event(string by) =>
        WrittenDuration.TryParse(Duration, out var micros) && micros % 1000 == 0
            ? (new RaceScheduled(Race, Title.Length > 0 ? Title : null, micros / 1000) { By = by }, FormErrors.None)
            : (null, new() { { "duration", "Give hours, minutes and seconds such as 6h, 24h or 1h30m." } });

    /// <summary>A refusal at the form's field.</summary>
    internal static FormErrors Named(Refusal refusal) =>
        FormErrors.From(refusal.Field == "durationMs" ? refusal with { Field = "duration" } : refusal);
}
