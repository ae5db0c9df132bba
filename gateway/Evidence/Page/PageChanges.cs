using PitMarshal.Evidence.Drawing;
using PitMarshal.Evidence.Packets;

namespace PitMarshal.Evidence.Page;

/// <summary>What people changed, and how well the stations' clocks were known.</summary>
internal static class PageChanges
{
    public static void Write(Html page, EvidencePacket packet)
    {
        if (packet.Changes.Count > 0)
        {
            page.Add($"<h2>Corrections and bulletins</h2><ul>");
            foreach (var change in packet.Changes)
            {
                page.Add($"<li>{change.At.ToString()[..19].Replace('T', ' ')} {EntryText.Of(change)}</li>");
            }
            page.Add($"</ul>");
        }
        if (packet.Clocks.Count > 0)
        {
            page.Add($"<p class=\"small\">Clocks (largest uncertainty of a stamp; last exchange before it):");
            page.Add($"{string.Join("; ", packet.Clocks.Select(Clock))}.</p>");
        }
    }

    private static string Clock(StopClock clock) => $"{clock.Station}{DrawingText.PlusMinus(clock.UMs)}"
        + (clock.Sample is { } sample
            ? FormattableString.Invariant(
                $" (offset {sample.OffsetUs / 1e6:0.000000} s, round trip {sample.DelayUs / 1e3:0.0##} ms)")
            : "");
}
