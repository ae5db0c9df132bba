using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace PitMarshal.Mqtt;

/// <summary>
/// A client's link to a broker, MQTT 3.1.1 by MQTTnet. All methods may be called from any thread, from handlers too
/// (but not <see cref="Connect"/>). Messages are received one after another and acknowledged when the handler returns;
/// what one thread publishes leaves in that order.
/// <para>Nothing is kept across connections: whoever needs more than one connection's promise repeats what was not
/// answered, as stations do until the gateway has acknowledged.</para>
/// </summary>
public sealed partial class MqttLink(string clientId, MqttOptions options) : IDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    [ThreadStatic]
    private static MqttLink? s_handling;

    private readonly Lock _turn = new();
    private IMqttClient? _client;
    private CancellationTokenSource _closing = new();
    private int _lastId;

    /// <summary>A message has come. No other is handed over until the handler returns.</summary>
    public event Action<MqttMessage>? Received;

    /// <summary>
    /// A message of this id is with the broker: acknowledged at QoS 1, written to the socket at QoS 0.
    /// </summary>
    public event Action<int>? Published;

    /// <summary>The broker took the connection, again after each reconnect. The place to subscribe.</summary>
    public event Action? Connected;

    /// <summary>An established connection is over.</summary>
    public event Action? Disconnected;

    /// <summary>The broker has answered the subscription with this id.</summary>
    public event Action<int>? Subscribed;

    /// <summary>
    /// A handler of <see cref="Received"/> threw. With nobody here it ends the process, as any unhandled exception
    /// does.
    /// </summary>
    public event Action<Exception>? Faulted;

    public bool IsConnected => _client is { IsConnected: true };

    /// <summary>Connects and waits for the broker's answer. May be called again after a disconnect.</summary>
    /// <exception cref="MqttException">Nobody listens there, the broker refuses, or it does not answer in time.</exception>
    public void Connect()
    {
        if (s_handling == this)
        {
            throw new InvalidOperationException("Connect would wait for the handler that calls it.");
        }
        Disconnect();
        _closing = new CancellationTokenSource();
        Open(_closing.Token).GetAwaiter().GetResult();
    }

    /// <summary>Says goodbye (no will is published). Harmless when not connected.</summary>
    public void Disconnect()
    {
        _closing.Cancel();
        if (Forget() is not { } client)
        {
            return;
        }
        var goodbye = Task.Run(async () =>
        {
            try
            {
                await client.DisconnectAsync(new MqttClientDisconnectOptionsBuilder().Build());
            }
            catch (Exception gone) when (IsOfTheLink(gone))
            {
                // It is over either way.
            }
            client.Dispose();
            Disconnected?.Invoke();
        });
        // The goodbye waits for handlers to return: for their own, it would wait for ever.
        if (s_handling != this)
        {
            goodbye.Wait(options.ConnectTimeout);
        }
    }

    /// <summary>Cuts the link as a pulled cable would: no goodbye, so the broker publishes the will.</summary>
    public void Abort()
    {
        _closing.Cancel();
        if (Forget() is { } client)
        {
            client.Dispose();
            Task.Run(() => Disconnected?.Invoke());
        }
    }

    /// <summary>
    /// Hands a message over and returns its id, or 0 when there is no connection: it is not sent later, either.
    /// </summary>
    /// <exception cref="MqttException">The topic is not possible.</exception>
    public int Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        if (_client is not { IsConnected: true } client)
        {
            return 0;
        }
        if (topic.Length == 0 || topic.AsSpan().ContainsAny('+', '#', '\0'))
        {
            throw new MqttException($"cannot publish on '{topic}'");
        }
        var message = new MqttApplicationMessage
        {
            Topic = topic,
            PayloadSegment = payload.ToArray(),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos,
            Retain = retain,
        };
        var id = NextId();
        _ = Send(client, message, id);
        return id;
    }

    /// <summary>Asks for a topic or pattern and returns the id that <see cref="Subscribed"/> will carry.</summary>
    /// <exception cref="MqttException">Not connected.</exception>
    public int Subscribe(string topic, int qos)
    {
        if (_client is not { IsConnected: true } client)
        {
            throw new MqttException($"cannot subscribe to '{topic}': not connected");
        }
        var id = NextId();
        _ = Ask(client, topic, qos, id);
        return id;
    }

    public void Dispose() => Disconnect();

    private int NextId() => Interlocked.Increment(ref _lastId) & int.MaxValue;

    private IMqttClient? Forget()
    {
        lock (_turn)
        {
            var client = _client;
            _client = null;
            return client;
        }
    }
}
