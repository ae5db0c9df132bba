using System.Text;
using PitMarshal.Judge;
using PitMarshal.Log;

namespace PitMarshal.Evidence;

/// <summary>
/// A packet as a page to read and print: one file, nothing from elsewhere, no script to run; the JSON is inside. The same bytes for the
/// same packet, so that a check can tell whether the page shows what the packet says.
/// </summary>
public static class PacketPage
{
    private const string Begin = "<script type=\"application/json\" id=\"packet\">", End = "</script>";

    /// <summary>So many log entries stand on the page; the packet has all.</summary>
    private const int RowsMost = 36;

    /// <summary>The page, UTF-8.</summary>
    public static byte[] Write(EvidencePacket packet, SealedPacket closed)
    {
        var page = new Html();
        var source = packet.Source;
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Add($"<title>Car {source.Car}, stop {source.Stop}: evidence</title>");
        page.Raw($"<style>\n{PageStyle.Text}{StopDrawing.Style}</style>\n");
        page.Add($"</head><body><main>");
        PageHead.Write(page, packet);
        Verdicts(page, packet);
        page.Raw(StopDrawing.Figure(packet.Drawn, "stop"));
        PageChanges.Write(page, packet);
        Entries(page, packet);
        PageProof.Write(page, packet, closed);
        page.Add($"</main>");
        page.Raw(Begin).Raw(Encoding.UTF8.GetString(closed.Json())).Raw(End);
        page.Add($"</body></html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>The JSON inside a page; null when there is none.</summary>
    internal static byte[]? Json(byte[] page)
    {
        var begin = page.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Begin));
        if (begin < 0)
        {
            return null;
        }
        var json = page.AsSpan(begin + Begin.Length);
        var end = json.IndexOf(Encoding.ASCII.GetBytes(End));
        return end < 0 ? null : json[..end].ToArray();
    }

    private static void Verdicts(Html page, EvidencePacket packet)
    {
        page.Add($"<h2>Verdicts on this stop</h2>");
        if (packet.Verdicts.Count == 0)
        {
            page.Add($"<p>The regulations ask nothing of this stop.</p>");
            return;
        }
        page.Add($"<table class=\"verdicts\"><thead><tr><th>Article, rule</th><th>Verdict</th><th class=\"n\">Measured</th><th class=\"n\">Required</th>");
        page.Add($"<th class=\"n\">Missed by</th><th class=\"n\">Uncertainty</th><th>Proposed penalty</th><th>Ruling</th></tr></thead>");
        foreach (var judged in packet.Verdicts)
        {
            Verdict(page, judged);
        }
        page.Add($"</table>");
    }

    private static void Verdict(Html page, JudgedRule judged)
    {
        var v = judged.Verdict;
        page.Add($"<tbody><tr><td data-is=\"rule\"><b>{(v.Article is { } article ? $"Article {article}" : "No article")}</b> {v.Rule}</td>");
        page.Add($"<td data-is=\"verdict\" class=\"{VerdictJson.Name(v.Outcome)}\">{Signs.Of(v.Outcome)} {(v.Open ? "not over yet" : VerdictJson.Name(v.Outcome))}</td>");
        page.Add($"<td data-is=\"measured\" class=\"n\">{Measure(v.MeasuredMicros, v.Measured, v.UMs)}</td>");
        page.Add($"<td data-is=\"required\" class=\"n\">{(v.RequiredMicros is { } limit ? Say.Duration(limit) : Count(v.Required))}</td>");
        page.Add($"<td data-is=\"missed by\" class=\"n\">{Measure(v.ShortfallMicros ?? v.ExcessMicros, v.Shortfall ?? v.Excess, v.UMs)}</td>");
        page.Add($"<td data-is=\"uncertainty\" class=\"n\">{(v.UMs is { } u ? Exact.PlusMinus(u) : "–")}</td>");
        page.Add($"<td data-is=\"penalty\">{v.Penalty ?? "–"}</td><td data-is=\"ruling\">");
        foreach (var ruling in judged.Rulings)
        {
            page.Add($"<div><b>{Words<Ruling>.Write(ruling.Ruling)}</b>{(ruling.Penalty is { } penalty ? $": {penalty}" : "")}, {ruling.By}: {ruling.Reason}</div>");
        }
        page.Add($"{(judged.Rulings.Count == 0 ? "none yet" : "")}</td></tr>");
        page.Add($"<tr class=\"why\"><td colspan=\"8\"><p>{Exact.Told(v.Reason, v.UMs)}</p><p class=\"rule\">The rule: {judged.Asks}</p></td></tr></tbody>");
    }

    private static string Measure(long? micros, decimal? count, double? uMs) => micros is { } duration ? Exact.Duration(duration, uMs) : Count(count);

    private static string Count(decimal? count) => count is { } number ? FormattableString.Invariant($"{number:0.######}") : "–";

    private static void Entries(Html page, EvidencePacket packet)
    {
        var named = packet.Verdicts.SelectMany(judged => judged.Verdict.Evidence).ToHashSet();
        // What a verdict names goes first into the room there is.
        var rows = packet.RestsOn.Where(entry => entry.Entry.Kind == EntryKind.Event).Select(entry => (Entry: entry, Event: Rejudging.Parse(entry.Entry))).ToList();
        var shown = rows.OrderBy(row => named.Contains(Mark.Name(row.Event)) ? 0 : 1).Take(RowsMost).Select(row => row.Entry.Entry.Position).ToHashSet();
        page.Add($"<h2>Log entries it rests on</h2><table class=\"entries\"><thead><tr><th class=\"n\">Entry</th><th>Time (UTC)</th>");
        page.Add($"<th>±</th><th>Event</th><th>Source</th><th>Hash begins</th></tr></thead><tbody>");
        foreach (var (entry, e) in rows.Where(row => shown.Contains(row.Entry.Entry.Position)))
        {
            page.Add($"<tr class=\"{(named.Contains(Mark.Name(e)) ? "named" : "")}\"><td class=\"n\">{entry.Entry.Position}</td><td>{Exact.Clock(e.At, e.UMs)}</td>");
            page.Add($"<td>{(e.UMs > 0 ? Exact.PlusMinus(e.UMs)[2..] : "")}</td><td>{EventWords.Of(e)}</td><td>{e.Source ?? "–"}{(e.By is { } by ? $", {by}" : "")}</td><td>{Convert.ToHexStringLower(entry.Hash)[..12]}</td></tr>");
        }
        page.Add($"</tbody></table><p class=\"small\">Bold: named by a verdict as its evidence. {(rows.Count > shown.Count ? $"{rows.Count - shown.Count} more are in the packet. " : "")}Each is in the packet in full, with the observation it was made of.</p>");
    }
}
