using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.Verdicts.Penalties;

/// <summary>A penalty as a steward fills it in.</summary>
/// <param name="Car">Its number.</param>
/// <param name="Penalty">Such as <c>stop-go 10 s</c>.</param>
/// <param name="Within">Such as <c>3 laps</c> or <c>10 min</c>; empty: not said.</param>
/// <param name="Reason">As written.</param>
/// <param name="Verdict">The verdict it follows from; empty: none.</param>
public sealed record PenaltyEntry(string Car, string Penalty, string Within, string Reason, string Verdict)
{
    internal static PenaltyEntry Of(IFormCollection form) => new(
        form["car"].ToString().Trim(), form["penalty"].ToString().Trim(), form["serveWithin"].ToString().Trim(),
        form["reason"].ToString().Trim(), form["verdict"].ToString());

    internal PenaltyOrdered Event(string id, string by) => new(id, Car, Penalty, Verdict.Length > 0 ? Verdict : null,
        by, Reason, Within.Length == 0 ? null : Within.Contains("lap", StringComparison.Ordinal) ? Within
            : DurationText.Written(Within));

    internal static FormErrors Named(Refusal refusal) => FormErrors.From(refusal.Field switch
    {
        "reason" => refusal with { Reason = "Give the reason; it is kept with the penalty." },
        "id" => new Refusal("", "Another penalty was ordered at this moment. Look at it, and order yours again."),
        _ => refusal,
    });
}
