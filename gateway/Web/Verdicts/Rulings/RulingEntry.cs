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
/// <param name="Version">What the verdict was when the page was made: <see cref="RulingVersion"/>.</param>
public sealed record RulingEntry(string Ruling, string Penalty, string Reason, string Version)
{
    internal static RulingEntry Empty(string version) => new("", "", "", version);

    internal static RulingEntry Of(IFormCollection form) =>
        new(form["ruling"].ToString(), form["penalty"].ToString().Trim(), form["reason"].ToString().Trim(),
            form["version"].ToString());

    /// <summary>What is wrong with it, given the verdict that stands and what was ruled about it.</summary>
    internal FormErrors Check(Verdict? standing, IReadOnlyList<StewardRuled> rulings)
    {
        var errors = Check();
        if (RulingVersion.WhyStale(Version, standing, rulings) is { } stale)
        {
            errors.Add("", stale);
        }
        return errors;
    }

    /// <summary>What is wrong with it whatever it is about.</summary>
    internal FormErrors Check()
    {
        FormErrors errors = [];
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
