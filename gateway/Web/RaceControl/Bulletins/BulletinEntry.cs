using System.Globalization;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.RaceControl.Bulletins;

/// <summary>A bulletin as somebody fills it in.</summary>
/// <param name="Set">Rule and field, such as <c>minimum-stop.value</c>; empty: it only announces.</param>
/// <param name="Value">The field's new value.</param>
/// <param name="Reason">As written.</param>
/// <param name="Expects">What the person was shown that it changes.</param>
/// <param name="Issued">How many bulletins there were when the page was made; null: nobody said.</param>
public sealed record BulletinEntry(string Set, string Value, string Reason, string Expects, int? Issued = null)
{
    internal static BulletinEntry Blank { get; } = new("", "", "", "");

    internal static BulletinEntry Of(IFormCollection form) => new(
        form["set"].ToString().Trim(), DurationText.Written(form["value"].ToString()), form["reason"].ToString().Trim(),
        form["expects"].ToString(),
        int.TryParse(form["issued"], NumberStyles.None, CultureInfo.InvariantCulture, out var issued) ? issued : null);

    internal FormErrors Check()
    {
        FormErrors errors = [];
        if (Set.Length > 0 && Value.Length == 0)
        {
            errors.Add("value", "Enter the new value.");
        }
        if (Set.Length == 0 && Value.Length > 0)
        {
            errors.Add("set", "Choose the field that gets this value.");
        }
        if (Reason.Length == 0)
        {
            errors.Add("reason", "Give the reason; it is kept with the bulletin.");
        }
        return errors;
    }

    internal BulletinIssued Event(string by) => new(Set.Length > 0 ? [new(Set, Value)] : [], Reason) { By = by };

    /// <summary>The bulletin that another issued since the page was made; null: none.</summary>
    internal Refusal? WhyStale(RaceJudge judge)
    {
        var bulletins = judge.Log.OfType<BulletinIssued>().ToList();
        return Issued is not { } seen || bulletins.Count <= seen ? null : new Refusal("",
            $"{bulletins[^1].By ?? "Somebody"} issued a bulletin since you opened this page: “{bulletins[^1].Reason}” "
                + "Look at what holds now, and issue yours again if it still is to.");
    }

    /// <summary>
    /// A refusal at the form's field. A rule or field that there is not cannot be chosen: it is the value.
    /// </summary>
    internal static FormErrors Named(Refusal refusal) =>
        FormErrors.From(refusal.Field == "set" ? refusal with { Field = "value" } : refusal);
}
