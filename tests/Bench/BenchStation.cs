using System.Diagnostics;
using System.Text;
using PitMarshal.Mqtt;

namespace PitMarshal.Bench;

/// <summary>
/// A station that says as much as it can: three observations for each passing, so many in a message, and no more than a
/// bounded number unanswered, as a real one would. It speaks the real protocol, clock exchange included.
/// </summary>
sealed class BenchStation : IDisposable
{
    const int MostMessagesInFlight = 64, MostUnacknowledged = 8_000;

    readonly MosquittoClient _client;
    readonly SemaphoreSlim _inFlight = new(MostMessagesInFlight);
    readonly string _topic, _boot;
    readonly bool _awaitsAcknowledgement;
    readonly ManualResetEventSlim _told = new(), _moved = new();
    readonly StringBuilder _message = new();
    long _acknowledged, _numbered;
    long[] _last = [];

    public BenchStation(MqttOptions options, string venue, string name, string boot, bool awaitsAcknowledgement)
    {
        (_topic, _boot, _awaitsAcknowledgement) = ($"pitmarshal/v1/{venue}/{name}/", boot, awaitsAcknowledgement);
        _client = new MosquittoClient($"bench-{name}", options);
        _client.Received += Receive;
        _client.Published += _ => _inFlight.Release();
        _client.Connect();
        using ManualResetEventSlim subscribed = new();
        _client.Subscribed += _ => subscribed.Set();
        _client.Subscribe(_topic + "ack", 1);
        _client.Subscribe(_topic + "clock/tell", 0);
        subscribed.Wait();
    }

    static long NowUs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    /// <summary>Two exchanges, so that the gateway knows this clock.</summary>
    public void ExchangeClocks()
    {
        for (int i = 0; i < 3; i++)
        {
            _told.Reset();
            string last = _last.Length > 0 ? $",\"last\":[{string.Join(',', _last)}]" : "";
            _inFlight.Wait();
            _client.Publish(_topic + "clock/ask", Encoding.UTF8.GetBytes($"{{\"boot\":\"{_boot}\",\"us\":{NowUs}{last}}}"), 0, false);
            _told.Wait(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Says so many observations and waits until all are answered.</summary>
    public void Say(int observations, int perMessage)
    {
        while (observations > 0)
        {
            int some = Math.Min(perMessage, observations);
            _inFlight.Wait();
            while (_awaitsAcknowledgement && _numbered - Volatile.Read(ref _acknowledged) > MostUnacknowledged)
            {
                _moved.Wait();
                _moved.Reset();
            }
            _client.Publish(_topic + "obs", Message(some), 1, false);
            observations -= some;
        }
        while (_awaitsAcknowledgement && Volatile.Read(ref _acknowledged) < _numbered)
        {
            _moved.Wait();
            _moved.Reset();
        }
    }

    public void Dispose() => _client.Dispose();

    byte[] Message(int count)
    {
        _message.Clear().Append("{\"boot\":\"").Append(_boot).Append("\",\"obs\":[");
        for (int i = 0; i < count; i++)
        {
            long n = ++_numbered;
            _message.Append(i > 0 ? "," : "").Append("{\"n\":").Append(n).Append(",\"us\":").Append(NowUs).Append(",\"pm\":40,");
            _message.Append((n % 3) switch
            {
                0 => "\"k\":\"tag\",\"p\":\"start-finish\",\"id\":\"4000012\",\"hits\":21,\"rssi\":-48}",
                1 => "\"k\":\"loop\",\"p\":\"start-finish\",\"on\":true}",
                _ => "\"k\":\"loop\",\"p\":\"start-finish\",\"on\":false}",
            });
        }
        return Encoding.UTF8.GetBytes(_message.Append("]}").ToString());
    }

    void Receive(MqttMessage message)
    {
        using var json = System.Text.Json.JsonDocument.Parse(message.Payload);
        if (message.Topic.EndsWith("/ack", StringComparison.Ordinal))
        {
            Volatile.Write(ref _acknowledged, json.RootElement.GetProperty("upTo").GetInt64());
            _moved.Set();
            return;
        }
        _last = [json.RootElement.GetProperty("us").GetInt64(), json.RootElement.GetProperty("rx").GetInt64(), json.RootElement.GetProperty("tx").GetInt64(), NowUs];
        _told.Set();
    }
}
