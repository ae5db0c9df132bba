using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PitMarshal.Mqtt;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>
/// A station that says as much as it can and no more than a bounded number unanswered, as a real one would. It speaks
/// the real protocol, clock exchange included; a passing takes three observations: loop on, loop off, transponder.
/// </summary>
internal sealed class BenchStation : IDisposable
{
    /// <summary>Where the gateway listens, and where only the peer does.</summary>
    public const string ToGateway = "obs", ToPeer = "bare";

    private const int MostMessagesInFlight = 64, MostUnacknowledged = 8_000;
    private const string Boot = "5f21c0d4";

    private readonly MqttLink _client;
    private readonly SemaphoreSlim _inFlight = new(MostMessagesInFlight);
    private readonly AutoResetEvent _told = new(false), _moved = new(false);
    private readonly string _topic, _point;
    private readonly string[] _transponders;
    private long _acknowledged, _said, _numbered;
    private long[] _last = [];

    /// <param name="point">The point of its loop and its decoder.</param>
    /// <param name="transponders">What passes there, in turn.</param>
    public BenchStation(MqttOptions options, string name, string point, string[] transponders)
    {
        (_topic, _point, _transponders) = ($"pitmarshal/v1/{BenchVenue.Name}/{name}/", point, transponders);
        _client = new MqttLink($"bench-{name}", options);
        _client.Received += Receive;
        _client.Published += _ => _inFlight.Release();
        using CountdownEvent subscribed = new(2);
        _client.Subscribed += _ => subscribed.Signal();
        _client.Connect();
        _client.Subscribe(_topic + "ack", 1);
        _client.Subscribe(_topic + "clock/tell", 0);
        subscribed.Wait();
    }

    private static long NowUs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    /// <summary>Asks three times for the time, so that the gateway has two exchanges of this clock.</summary>
    public void ExchangeClocks()
    {
        for (int i = 0; i < 3; i++)
        {
            string last = _last.Length > 0 ? $",\"last\":[{string.Join(',', _last)}]" : "";
            Send("clock/ask", Encoding.UTF8.GetBytes($"{{\"boot\":\"{Boot}\",\"us\":{NowUs}{last}}}"), qos: 0);
            _told.WaitOne();
        }
    }

    /// <summary>
    /// The next observations, so many messages of so many each; made before the clock of a round runs.
    /// </summary>
    public byte[][] Prepare(int messages, int perMessage)
    {
        byte[][] prepared = new byte[messages][];
        for (int i = 0; i < messages; i++)
        {
            IEnumerable<string> items = Enumerable.Range(0, perMessage).Select(_ => Item(++_numbered));
            prepared[i] = Encoding.UTF8.GetBytes($$"""{"boot":"{{Boot}}","obs":[{{string.Join(',', items)}}]}""");
        }
        return prepared;
    }

    /// <summary>Publishes to the peer; returns when the broker has all.</summary>
    public void SayToPeer(byte[][] messages)
    {
        foreach (byte[] message in messages) { Send(ToPeer, message, qos: 1); }
        AwaitBroker();
    }

    /// <summary>Publishes to the gateway; returns when the last observation is acknowledged.</summary>
    public void SayToGateway(byte[][] messages, int perMessage)
    {
        foreach (byte[] message in messages)
        {
            AwaitAcknowledged(_said - MostUnacknowledged);
            Send(ToGateway, message, qos: 1);
            _said += perMessage;
        }
        AwaitAcknowledged(_said);
        AwaitBroker();
    }

    public void Dispose() => _client.Dispose();

    private void Send(string tail, byte[] payload, int qos)
    {
        _inFlight.Wait();
        _client.Publish(_topic + tail, payload, qos, retain: false);
    }

    private void AwaitAcknowledged(long upTo)
    {
        while (Volatile.Read(ref _acknowledged) < upTo) { _moved.WaitOne(); }
    }

    private void AwaitBroker()
    {
        for (int i = 0; i < MostMessagesInFlight; i++) { _inFlight.Wait(); }
        _inFlight.Release(MostMessagesInFlight);
    }

    private string Item(long n)
    {
        string head = $"{{\"n\":{n},\"us\":{NowUs},\"pm\":40,";
        return (n % 3) switch
        {
            1 => $"{head}\"k\":\"loop\",\"p\":\"{_point}\",\"on\":true}}",
            2 => $"{head}\"k\":\"loop\",\"p\":\"{_point}\",\"on\":false}}",
            _ => $"{head}\"k\":\"tag\",\"p\":\"{_point}\",\"id\":\"{_transponders[n / 3 % _transponders.Length]}\","
                + $"\"hits\":21,\"rssi\":-48}}",
        };
    }

    private void Receive(MqttMessage message)
    {
        using JsonDocument json = JsonDocument.Parse(message.Payload);
        long Number(string name) => json.RootElement.GetProperty(name).GetInt64();
        if (message.Topic.EndsWith("/ack", StringComparison.Ordinal))
        {
            Volatile.Write(ref _acknowledged, Number("upTo"));
            _moved.Set();
            return;
        }
        _last = [Number("us"), Number("rx"), Number("tx"), NowUs];
        _told.Set();
    }
}
