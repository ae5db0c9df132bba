using System.Text;
using PitMarshal.Evidence.Drawing;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Sealing;

namespace PitMarshal.Evidence.Page;

/// <summary>
/// A packet as a page to read and print: one file, nothing from elsewhere, no script to run; the JSON is inside. The
/// same bytes for the same packet, so that a check can tell whether the page shows what the packet says.
/// </summary>
public static class PacketPage
{
    private const string Begin = "<script type=\"application/json\" id=\"packet\">", End = "</script>";

    /// <summary>The page, UTF-8.</summary>
    public static byte[] Write(EvidencePacket packet, SealedPacket closed)
    {
        var page = new Html();
        var source = packet.Source;
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
            + $"content=\"width=device-width, initial-scale=1\">");
        page.Add($"<title>Car {source.Car}, stop {source.Stop}: evidence</title>");
        page.Raw($"<style>\n{PageStyle.Text}{StopDrawing.Style}</style>\n");
        page.Add($"</head><body><main>");
        PageHead.Write(page, packet);
        PageVerdicts.Write(page, packet);
        page.Raw(StopDrawing.Figure(packet.Drawn, "stop"));
        PageChanges.Write(page, packet);
        PageEntries.Write(page, packet);
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
}
