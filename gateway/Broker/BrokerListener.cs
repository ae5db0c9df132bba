namespace PitMarshal.Broker;

/// <summary>
/// Where the gateway's own broker listens. Encrypted when a certificate and its key are given; the stations then need
/// <paramref name="CaFile"/>.
/// </summary>
/// <param name="Lan">False: this machine only. True: every network of this machine.</param>
/// <param name="Port">The port that the stations know; <see cref="AnyPort"/> for one that is free, kept from start to
/// start.</param>
public sealed record BrokerListener(
    bool Lan = false,
    int Port = 1883,
    string? CaFile = null,
    string? CertificateFile = null,
    string? KeyFile = null)
{
    public const int AnyPort = 0;

    /// <summary>
    /// What clients check the broker with; null without encryption. A certificate without an authority is its own.
    /// </summary>
    public string? AuthorityFile => CertificateFile is null ? null : CaFile ?? CertificateFile;
}
