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

    /// <summary>Seconds between signs of life; at least 5. The broker gives a silent client up after 1.5 times this.</summary>
    public int KeepAliveSeconds { get; init; } = 60;

    /// <summary>What the broker publishes when the link is lost without a goodbye.</summary>
    public MqttWill? Will { get; init; }

    /// <summary>PEM file of the authorities that may vouch for the broker; null means no TLS.</summary>
    public string? CaFile { get; init; }

    /// <summary>
    /// True: after a lost link the client connects again by itself (0.1 s, doubling to 5 s) and unacknowledged QoS 1
    /// messages are sent again. False: <see cref="MosquittoClient.Disconnected"/> is raised and nothing more happens.
    /// </summary>
    public bool Reconnect { get; init; } = true;

    /// <summary>How long a connection may take until the broker's answer.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
