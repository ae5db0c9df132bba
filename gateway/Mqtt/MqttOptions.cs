using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace PitMarshal.Mqtt;

/// <summary>How to reach a broker and what to be there. The defaults suit a broker on this machine.</summary>
public sealed record MqttOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>Null connects without a name; the gateway's own broker then refuses.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>False keeps subscriptions and undelivered QoS 1 messages at the broker between connections.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>
    /// Seconds between signs of life; at least 5. The broker gives a silent client up after 1.5 times this.
    /// </summary>
    public int KeepAliveSeconds { get; init; } = 60;

    /// <summary>What the broker publishes when the link is lost without a goodbye.</summary>
    public MqttWill? Will { get; init; }

    /// <summary>PEM file of the authorities that may vouch for the broker; null means no TLS.</summary>
    public string? CaFile { get; init; }

    /// <summary>
    /// True: after a lost link the client connects again by itself (0.1 s, doubling to 5 s). False:
    /// <see cref="MqttLink.Disconnected"/> is raised and nothing more happens.
    /// </summary>
    public bool Reconnect { get; init; } = true;

    /// <summary>How long a connection may take until the broker's answer.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    internal MqttClientOptions ForMqttNet(string clientId)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithTcpServer(Host, Port)
            .WithClientId(clientId)
            .WithCleanSession(CleanSession)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(KeepAliveSeconds))
            .WithTimeout(ConnectTimeout)
            // A message in one write: small answers must not wait for the second half of what they answer.
            .WithoutPacketFragmentation();
        if (User is not null)
        {
            builder.WithCredentials(User, Password);
        }
        if (Will is { } will)
        {
            builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload.ToArray())
                .WithWillQualityOfServiceLevel((MqttQualityOfServiceLevel)will.Qos).WithWillRetain(will.Retain);
        }
        if (CaFile is { } authorities)
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(authorities);
            builder.WithTlsOptions(tls => tls.UseTls().WithTargetHost(Host)
                .WithCertificateValidationHandler(shown => IsVouchedFor(shown, trusted)));
        }
        return builder.Build();
    }

    /// <summary>
    /// By one of the given authorities and none of the system's, and for the name that was asked for.
    /// </summary>
    private static bool IsVouchedFor(MqttClientCertificateValidationEventArgs shown, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (shown.Chain is { } sent)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }
        return (shown.SslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
            && chain.Build(new X509Certificate2(shown.Certificate));
    }
}
