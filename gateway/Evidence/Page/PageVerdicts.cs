using PitMarshal.Events;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Page;

/// <summary>
/// The verdicts on the stop, each with the judge's reason, what its rule asks, and what stewards ruled.
/// </summary>
internal static class PageVerdicts
{
    public static void Write(Html page, EvidencePacket packet)
    {
        page.Add($"<h2>Verdicts on this stop</h2>");
        if (packet.Verdicts.Count == 0)
        {
            page.Add($"<p>{(packet.Counting.Count == 0 ? "The regulations ask nothing of this stop."
                : "No rule judges this stop alone.")}</p>");
        }
        else
        {
            Table(page, packet);
        }
        Counting(page, packet);
    }

    /// <summary>What the stop may count for: its verdict is that on the car's race.</summary>
    private static void Counting(Html page, EvidencePacket packet)
    {
        foreach (var rule in packet.Counting)
        {
            page.Add($"<p class=\"rule\">Over the race stops count for "
                + $"<b>{(rule.Article is { } article ? $"article {article}, " : "")}{rule.Rule}</b>: {rule.Asks}</p>");
        }
    }

    private static void Table(Html page, EvidencePacket packet)
    {
        page.Add($"<table class=\"verdicts\"><thead><tr><th>Article, rule</th><th>Verdict</th><th class=\"n\">Measured"
            + $"</th><th class=\"n\">Required</th>");
        page.Add($"<th class=\"n\">Missed by</th><th class=\"n\">Uncertainty</th><th>Proposed penalty</th><th>Ruling"
            + $"</th></tr></thead>");
        foreach (var judged in packet.Verdicts)
        {
            Verdict(page, judged);
        }
        page.Add($"</table>");
    }

    private static void Verdict(Html page, JudgedRule judged)
    {
        var v = judged.Verdict;
        page.Add($"<tbody><tr><td data-is=\"rule\">"
            + $"<b>{(v.Article is { } article ? $"Article {article}" : "No article")}</b> {v.Rule}</td>");
        var outcome = VerdictJson.Name(v.Outcome);
        page.Add($"<td data-is=\"verdict\" class=\"{outcome}\">{OutcomeSigns.Of(v.Outcome)} "
            + $"{(v.Open ? "not over yet" : outcome)}</td>");
        page.Add($"<td data-is=\"measured\" class=\"n\">{Measure(v.MeasuredMicros, v.Measured, v.UMs)}</td>");
        page.Add($"<td data-is=\"required\" "
            + $"class=\"n\">{(v.RequiredMicros is { } limit ? ReasonText.Duration(limit) : Count(v.Required))}</td>");
        page.Add($"<td data-is=\"missed by\" "
            + $"class=\"n\">{Measure(v.ShortfallMicros ?? v.ExcessMicros, v.Shortfall ?? v.Excess, v.UMs)}</td>");
        var uncertainty = v.UMs switch { > 0 and var u => MeasureFormat.PlusMinus(u), null => "–", _ => "not stated" };
        page.Add($"<td data-is=\"uncertainty\" class=\"n\">{uncertainty}</td>");
        page.Add($"<td data-is=\"penalty\">{v.Penalty ?? "–"}</td><td data-is=\"ruling\">");
        foreach (var ruling in judged.Rulings)
        {
            var penalty = ruling.Penalty is { } amended ? $": {amended}" : "";
            page.Add($"<div><b>{Words<Ruling>.Write(ruling.Ruling)}</b>{penalty}, {ruling.By}: {ruling.Reason}</div>");
        }
        page.Add($"{(judged.Rulings.Count == 0 ? "none yet" : "")}</td></tr>");
        var reason = MeasureFormat.Told(v.Reason, v.UMs);
        page.Add($"<tr class=\"why\"><td colspan=\"8\"><p>{reason}</p><p class=\"rule\">The rule: {judged.Asks}</p>"
            + $"</td></tr></tbody>");
    }

    private static string Measure(long? micros, decimal? count, double? uMs) =>
        micros is { } duration ? MeasureFormat.Duration(duration, uMs) : Count(count);

    private static string Count(decimal? count) =>
        count is { } number ? FormattableString.Invariant($"{number:0.######}") : "–";
}
