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
/// <param name="Duration">From start to chequered flag, such as <c>1 h 30 min</c>.</param>
public sealed record ScheduleEntry(string Race, string Title, string Duration)
{
    internal static ScheduleEntry Of(RaceProgress race) =>
        new(race.Race ?? "", race.Title ?? "", race.LengthMicros is { } length ? DurationText.Of(length) : "");

    internal static ScheduleEntry Of(IFormCollection form) =>
        new(form["race"].ToString().Trim(), form["title"].ToString().Trim(), form["duration"].ToString().Trim());

    /// <summary>The event, or what is wrong with the duration.</summary>
    internal (RaceScheduled? Event, FormErrors Errors) Event(string by) =>
        Duration.Split(':').Length == 2
            ? (null, new() { { "duration", $"‘{Duration}’ may be hours or minutes: write 6 h, or 6:00:00." } })
        : WrittenDuration.TryParse(DurationText.Written(Duration), out var micros) && micros % 1000 == 0
            ? (new RaceScheduled(Race, Title.Length > 0 ? Title : null, micros / 1000) { By = by }, FormErrors.None)
            : (null, new() { { "duration", "Give hours and minutes, such as 6 h, 90 min or 1:30:00." } });

    /// <summary>A refusal at the form's field.</summary>
    internal static FormErrors Named(Refusal refusal) =>
        FormErrors.From(refusal.Field == "durationMs" ? refusal with { Field = "duration" } : refusal);
}
