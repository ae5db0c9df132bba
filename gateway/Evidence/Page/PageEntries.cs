using PitMarshal.Events;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Page;

/// <summary>The events of the log that the stop rests on.</summary>
internal static class PageEntries
{
    /// <summary>So many stand on the page; the packet has all.</summary>
    private const int RowsMost = 36;

    public static void Write(Html page, EvidencePacket packet)
    {
        var named = packet.Verdicts.SelectMany(judged => judged.Verdict.Evidence).ToHashSet();
        var rows = packet.RestsOn.Where(entry => entry.Entry.Kind == EntryKind.Event)
            .Select(entry => (Entry: entry, Event: Rejudging.Parse(entry.Entry)))
            .Select(row => (row.Entry, row.Event,
                IsNamed: row.Event is not EventCorrected && named.Contains(Mark.Name(row.Event)))).ToList();
        // What a verdict names goes first into the room there is.
        var shown = rows.OrderByDescending(row => row.IsNamed).Take(RowsMost)
            .Select(row => row.Entry.Entry.Position).ToHashSet();
        page.Add($"<h2>Log entries it rests on</h2><table class=\"entries\"><thead><tr><th class=\"n\">Entry</th>"
            + $"<th>Time (UTC)</th>");
        page.Add($"<th>±</th><th>Event</th><th>Source</th><th>Hash begins</th></tr></thead><tbody>");
        foreach (var (entry, e, isNamed) in rows.Where(row => shown.Contains(row.Entry.Entry.Position)))
        {
            page.Add($"<tr class=\"{(isNamed ? "named" : "")}\"><td class=\"n\">{entry.Entry.Position}</td>"
                + $"<td>{MeasureFormat.Clock(e.At, e.UMs)}</td>");
            page.Add($"<td>{Uncertainty(e)}</td><td>{EntryText.Of(e)}</td>");
            page.Add($"<td>{Origin(e)}</td><td>{Convert.ToHexStringLower(entry.Hash)[..12]}</td></tr>");
        }
        page.Add($"</tbody></table><p class=\"small\">Bold: named by a verdict as its evidence.");
        page.Add($"{(rows.Count > shown.Count ? $"{rows.Count - shown.Count} more are in the packet. " : "")}Each is "
            + $"in the packet in full,");
        page.Add($"with the observation it was made of.</p>");
    }

    /// <summary>All of it, and what the sensor has of it.</summary>
    private static string Uncertainty(RaceEvent e) => e.UMs <= 0 ? ""
        : MeasureFormat.PlusMinus(e.UMs)[2..]
            + (e.SensorUMs > 0 ? $", sensor {MeasureFormat.PlusMinus(e.SensorUMs)[2..]}" : "")
            + (e.Detector is { } detector ? $" ({detector})" : "");

    /// <summary>Who says it. The source of a correction names what it corrects.</summary>
    private static string Origin(RaceEvent e) =>
        string.Join(", ", new[] { e is EventCorrected ? null : e.Source, e.By }.OfType<string>().DefaultIfEmpty("–"));
}
