using System.Security.Cryptography;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Sealing;

namespace PitMarshal.Evidence.Page;

/// <summary>What a reader can check, and by what.</summary>
internal static class PageProof
{
    public static void Write(Html page, EvidencePacket packet, SealedPacket closed)
    {
        var source = packet.Source;
        page.Add($"<section><h2>How to verify</h2><p>The packet is inside this file. <code>pitmarshal verify --packet "
            + $"FILE</code> checks it");
        page.Add($"without a server: that nothing was changed since it was sealed, that the entries are those whose "
            + $"hashes the log's chain has, and");
        page.Add($"that judging its {packet.Events} events "
            + $"({(source.Whole ? "all of the log" : "those that bear on this car")}) by its regulations");
        page.Add($"gives these verdicts, to the byte. Compare the key with the one that the gateway prints at its "
            + $"start, and the chain's end with what");
        page.Add($"officials wrote down. A verdict is a proposal; stewards rule.</p><dl class=\"hashes\">");
        Field(page, "Seal (SHA-256)", Convert.ToHexStringLower(closed.Seal));
        Field(page, "Signed by key", closed.Fingerprint);
        Field(page, $"Chain's end, entry {source.EndPosition}", Convert.ToHexStringLower(source.EndHash));
        Field(page, $"Regulations {packet.Regulations.Name}",
            Convert.ToHexStringLower(SHA256.HashData(source.Regulations)));
        page.Add($"</dl><p class=\"small\">Made {source.Made.ToString()[..19].Replace('T', ' ')} UTC by "
            + $"{source.Program}.</p></section>");
    }

    private static void Field(Html page, string name, string value) =>
        page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
