using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PitMarshal.Broker.Inside;

/// <summary>What the broker's connections are encrypted with.</summary>
internal static class BrokerTls
{
    /// <summary>Null without a certificate in the venue file.</summary>
    /// <exception cref="BrokerFailed">The certificate or its key does not do.</exception>
    internal static SslServerAuthenticationOptions? For(BrokerListener listener)
    {
        if (listener is not { CertificateFile: { } certificate, KeyFile: { } key })
        {
            return null;
        }
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            using var read = X509Certificate2.CreateFromPemFile(certificate, key);
            // Windows takes no key that is not in a store of its own, in whatever form it was read.
            var own = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            return new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(own, chain, offline: true),
            };
        }
        catch (Exception unusable) when (unusable
            is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BrokerFailed(
                $"the broker's certificate {certificate} with the key {key} does not do: {unusable.Message}");
        }
    }
}
