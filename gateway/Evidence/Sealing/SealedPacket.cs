using System.Security.Cryptography;
using System.Text;
using PitMarshal.Evidence.Packets;

namespace PitMarshal.Evidence.Sealing;

/// <summary>A packet's text with its seal and the signature of the gateway that made it.</summary>
/// <param name="Content">The JSON without the two.</param>
/// <param name="Seal">SHA-256 of the content, 32 bytes.</param>
/// <param name="Key">The gateway's public key: SubjectPublicKeyInfo, DER.</param>
/// <param name="Signature">ECDSA over SHA-256 of the content, DER.</param>
public sealed record SealedPacket(byte[] Content, byte[] Seal, byte[] Key, byte[] Signature)
{
    /// <summary>Seals and signs a packet.</summary>
    public static SealedPacket Of(EvidencePacket packet, EvidenceKey key)
    {
        var content = PacketJson.Content(packet);
        return new(content, SHA256.HashData(content), key.Public, key.Sign(content));
    }

    /// <summary>By which people tell the gateway's key from another.</summary>
    public string Fingerprint => EvidenceKey.FingerprintOf(Key);

    /// <summary>The whole JSON, one line without its end: the content with the two as its last fields.</summary>
    public byte[] Json() =>
    [
        .. Content.AsSpan(0, Content.Length - 1),
        .. Encoding.ASCII.GetBytes(
            $",\"seal\":\"{Convert.ToHexStringLower(Seal)}\",\"key\":\"{Convert.ToBase64String(Key)}\","
            + $"\"signature\":\"{Convert.ToBase64String(Signature)}\"}}"),
    ];
}
