using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PitMarshal.Events;
using PitMarshal.Store;

namespace PitMarshal.Web;

/// <summary>What the pages are encrypted with.</summary>
/// <param name="Own">The gateway's own, with its key.</param>
/// <param name="Chain">Those that vouch for it, which browsers may not know.</param>
public sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Chain)
{
    /// <summary>What an address needs: a certificate and its key for https, neither for http.</summary>
    /// <exception cref="BadInput">It has something else, or the files do not do.</exception>
    public static ServerCertificate? For(string listen, string? certificate, string? key)
    {
        if (!listen.Contains("https://", StringComparison.OrdinalIgnoreCase))
        {
            return certificate is null && key is null
                ? null
                : throw new BadInput($"--certificate and --key are for https, and --listen says {listen}");
        }
        return certificate is not null && key is not null
            ? Read(certificate, key)
            : throw new BadInput($"--listen {listen} needs --certificate FILE and --key FILE, both in PEM");
    }

    /// <exception cref="BadInput">In plain words, with the file.</exception>
    private static ServerCertificate Read(string certificate, string key)
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPemFile(certificate);
        }
        catch (Exception unusable)
            when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{certificate}: no certificate: {unusable.Message}");
        }
        if (chain.Count == 0)
        {
            throw new BadInput($"{certificate}: no certificate in PEM");
        }
        chain.RemoveAt(0);
        return new ServerCertificate(WithKey(certificate, key), chain);
    }

    private static X509Certificate2 WithKey(string certificate, string key)
    {
        try
        {
            if (File.ReadAllText(key).Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            {
                throw new BadInput($"{key}: is encrypted, and nobody is there to unlock it when the gateway starts: "
                    + $"openssl pkey -in {key} -out KEY");
            }
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (ArgumentException)
        {
            throw new BadInput($"{key}: is not the key of {certificate}");
        }
        catch (Exception unusable)
            when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{key}: no key in PEM: {unusable.Message}");
        }
    }
}
