using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PitMarshal.Broker;
using PitMarshal.Events;

namespace PitMarshal.Provisioning;

/// <summary>The certificate that a board checks the broker with.</summary>
public static class Authority
{
    /// <summary>
    /// One certificate, as DER: the board loads it from bytes, and takes PEM only with a zero
    /// behind it, which no file has.
    /// </summary>
    /// <exception cref="BadInput">The file holds none, or several.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            if (certificates.Count > 1)
            {
                throw new BadInput($"{path}: holds {certificates.Count} certificates and a board takes one; give the "
                    + $"right one with --ca");
            }
            return certificates.Count == 1
                ? certificates[0].RawData
                : X509CertificateLoader.LoadCertificateFromFile(path).RawData;
        }
        catch (Exception unusable)
            when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: no certificate: {unusable.Message}");
        }
    }

    /// <summary>A board would refuse a broker whose certificate is of another name.</summary>
    /// <exception cref="BadInput">The host is none of the certificate's.</exception>
    public static void CheckHost(BrokerListener listener, string host)
    {
        if (listener.CertificateFile is not { } file)
        {
            return;
        }
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(FirstOf(file));
            if (!certificate.MatchesHostname(host))
            {
                throw new BadInput($"--host {host}: {file} is the certificate of another name, so every board would "
                    + $"refuse this broker");
            }
        }
        catch (CryptographicException unusable)
        {
            throw new BadInput($"{file}: no certificate: {unusable.Message}");
        }
    }

    // The broker's own stands first, those that vouch for it behind it.
    private static byte[] FirstOf(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates.Count > 0 ? certificates[0].RawData : throw new BadInput($"{path}: no certificate in PEM");
    }
}
