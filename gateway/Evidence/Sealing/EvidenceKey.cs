using System.Security.Cryptography;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Evidence.Sealing;

/// <summary>
/// The key by which a gateway signs its packets: ECDSA on P-256, made at its first use, readable by its owner only.
/// </summary>
public sealed class EvidenceKey : IDisposable
{
    private readonly ECDsa _key;

    private EvidenceKey(ECDsa key) => this._key = key;

    /// <summary>The public part: SubjectPublicKeyInfo, DER.</summary>
    internal byte[] Public => _key.ExportSubjectPublicKeyInfo();

    /// <summary>By which people tell it from another.</summary>
    public string Fingerprint => FingerprintOf(Public);

    /// <summary>The key of a race's folder; made when there is none.</summary>
    /// <exception cref="BadInput">It cannot be read, or is no such key.</exception>
    public static EvidenceKey Open(DataFolder folder)
    {
        if (!File.Exists(folder.EvidenceKey))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFile.Write(folder.EvidenceKey, made.ExportPkcs8PrivateKeyPem() + "\n");
        }
        var key = ECDsa.Create();
        try
        {
            // Read again what is there: another process may have made one, too.
            key.ImportFromPem(File.ReadAllText(folder.EvidenceKey));
            return key.KeySize == 256 ? new EvidenceKey(key) : throw new CryptographicException("not a key on P-256");
        }
        catch (Exception unusable)
            when (unusable is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new BadInput($"{folder.EvidenceKey}: not the key that signs evidence: {unusable.Message}");
        }
    }

    /// <summary>That of a folder's key.</summary>
    /// <exception cref="BadInput">It cannot be read, or is no such key.</exception>
    public static string FingerprintIn(DataFolder folder)
    {
        using var key = Open(folder);
        return key.Fingerprint;
    }

    /// <summary>First 16 bytes of the SHA-256 of a public key: <c>3f1c-09ab-…</c>.</summary>
    internal static string FingerprintOf(byte[] publicKey) =>
        string.Join('-', Convert.ToHexStringLower(SHA256.HashData(publicKey))[..32].Chunk(4)
            .Select(part => new string(part)));

    /// <summary>ECDSA over SHA-256 of the bytes, DER.</summary>
    internal byte[] Sign(byte[] content) =>
        _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>False also where the key is none.</summary>
    internal static bool Verify(byte[] publicKey, byte[] content, byte[] signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && key.KeySize == 256
                && key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _key.Dispose();
}
