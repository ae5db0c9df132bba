using System.Text;
using System.Text.Json;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Gateways;

/// <summary>A station's link as a test needs it: it says what it is told to and notes what is acknowledged.</summary>
internal sealed class TestStation : IDisposable
{
    private readonly string _prefix;
    private readonly MqttLink _client;
    private readonly Lock _turn = new();
    private readonly List<(long UpTo, TaskCompletionSource Done)> _waiting = [];

    internal TestStation(string name, MqttOptions options)
    {
        _prefix = $"pitmarshal/v1/home/{name}/";
        _client = new MqttLink(name, options);
        using var listening = new ManualResetEventSlim();
        _client.Subscribed += _ => listening.Set();
        _client.Received += Hear;
        _client.Connect();
        _client.Subscribe(_prefix + "ack", 1);
        listening.Within();
    }

    internal long Acked { get; private set; }

    internal void Say(string tail, string payload) =>
        _client.Publish(_prefix + tail, Encoding.UTF8.GetBytes(payload), 1, retain: false);

    internal void Say(string tail, byte[] payload) => _client.Publish(_prefix + tail, payload, 1, retain: false);

    internal void Observe(params string[] observations) =>
        Say("obs", $$"""{"boot":"{{World.Boot}}","obs":[{{string.Join(',', observations)}}]}""");

    internal Task AckOf(long n)
    {
        lock (_turn)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((n, done));
            Release();
            return done.Task;
        }
    }

    public void Dispose() => _client.Dispose();

    private void Hear(MqttMessage message)
    {
        using var ack = JsonDocument.Parse(message.Payload);
        lock (_turn)
        {
            Acked = Math.Max(Acked, ack.RootElement.GetProperty("upTo").GetInt64());
            Release();
        }
    }

    private void Release()
    {
        foreach (var (upTo, done) in _waiting)
        {
            if (Acked >= upTo)
            {
                done.TrySetResult();
            }
        }
    }
}
