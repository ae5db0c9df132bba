using System.Security.Cryptography.X509Certificates;

namespace PitMarshal.Host.Nano.Files;

/// <summary>A certificate as the file that a link reads it from, while it connects.</summary>
internal sealed class PemFile : IDisposable
{
    public PemFile(X509Certificate certificate) =>
        File.WriteAllText(Path, new X509Certificate2(certificate).ExportCertificatePem());

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
