using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Verdicts.Rulings;

/// <summary>A ruling as a steward fills it in.</summary>
/// <param name="Ruling">Its word; empty when none was chosen.</param>
/// <param name="Penalty">Of an amended one, as written.</param>
/// <param name="Reason">As written.</param>
/// <param name="Version">What the verdict was when the page was made: <see cref="VerdictVersion"/>.</param>
public sealed record RulingEntry(string Ruling, string Penalty, string Reason, string Version)
{
    internal static RulingEntry Empty(Verdict? verdict) => new("", "", "", VerdictVersion.Of(verdict));

    internal static RulingEntry Of(IFormCollection form) =>
        new(form["ruling"].ToString(), form["penalty"].ToString().Trim(), form["reason"].ToString().Trim(),
            form["version"].ToString());

    /// <summary>What is wrong with it, given the verdict that stands.</summary>
    internal FormErrors Check(Verdict? standing)
    {
        FormErrors errors = [];
        if (standing is null)
        {
            errors.Add("", "This verdict no longer stands: there is nothing to rule about.");
        }
        else if (Version != VerdictVersion.Of(standing))
        {
            errors.Add("",
                "The verdict changed since you opened it. Look at the new one, which stands above, and rule again.");
        }
        if (!Words<Ruling>.TryParse(Ruling, out var ruling))
        {
            errors.Add("ruling", "Choose what you decide.");
        }
        else if (ruling == Events.Ruling.Amended && Penalty.Length == 0)
        {
            errors.Add("penalty", "Enter the penalty that replaces the proposed one, or 'none'.");
        }
        if (Reason.Length == 0)
        {
            errors.Add("reason", "Give the reason; it is kept with the ruling.");
        }
        return errors;
    }

    /// <summary>Only of an entry in which nothing is wrong.</summary>
    internal StewardRuled Event(string verdict, string by)
    {
        _ = Words<Ruling>.TryParse(Ruling, out var ruling);
        return new StewardRuled(verdict, ruling, by, Reason, ruling == Events.Ruling.Amended ? Penalty : null);
    }
}
