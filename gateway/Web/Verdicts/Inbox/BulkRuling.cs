using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Verdicts.Parts;
using PitMarshal.Web.Verdicts.Rulings;

namespace PitMarshal.Web.Verdicts.Inbox;

/// <summary>One ruling about several verdicts.</summary>
/// <param name="Entry">What is ruled, and why.</param>
/// <param name="About">The ids of the verdicts that were ticked, each with what it was when the page was made.</param>
public sealed record BulkRuling(RulingEntry Entry, IReadOnlyList<(string Id, string Version)> About)
{
    internal static BulkRuling Of(IFormCollection form) => new(RulingEntry.Of(form),
        [.. form["about"].OfType<string>().Select(about => about.Split('|', 2)).Where(about => about.Length == 2)
            .Select(about => (Id: about[1], Version: about[0])).DistinctBy(about => about.Id)]);

    internal FormErrors Check()
    {
        var errors = Entry.Check();
        if (About.Count == 0)
        {
            errors.Add("", "Tick what you rule about.");
        }
        return errors;
    }

    internal IReadOnlyList<StewardRuled> Events(string by) => [.. About.Select(about => Entry.Event(about.Id, by))];

    /// <summary>What happened to any of them since the page was made.</summary>
    internal Refusal? WhyStale(RaceJudge judge)
    {
        foreach (var (id, version) in About)
        {
            if (RulingVersion.WhyStale(version, judge.Find(id), judge.RulingsOn(id)) is { } why)
            {
                return new Refusal("", $"{id}: {why} Nothing was recorded.");
            }
        }
        return null;
    }
}
