using System.Text;
using System.Text.Json;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Gateway.Mqtt;

namespace PitMarshal.Tests.Gateway.Ingest;

/// <summary>A station's link as a test needs it: it says what it is told to and notes what is acknowledged.</summary>
internal sealed class TestStation : IDisposable
{
    private readonly string prefix;
    private readonly MosquittoClient client;
    private readonly Lock turn = new();
    private readonly List<(long UpTo, TaskCompletionSource Done)> waiting = [];

    internal TestStation(string name, MqttOptions options)
    {
        prefix = $"pitmarshal/v1/home/{name}/";
        client = new MosquittoClient(name, options);
        using var listening = new ManualResetEventSlim();
        client.Subscribed += _ => listening.Set();
        client.Received += Hear;
        client.Connect();
        client.Subscribe(prefix + "ack", 1);
        listening.Within();
    }

    internal long Acked { get; private set; }

    internal void Say(string tail, string payload) =>
        client.Publish(prefix + tail, Encoding.UTF8.GetBytes(payload), 1, retain: false);

    internal void Say(string tail, byte[] payload) => client.Publish(prefix + tail, payload, 1, retain: false);

    internal void Observe(params string[] observations) =>
        Say("obs", $$"""{"boot":"{{World.Boot}}","obs":[{{string.Join(',', observations)}}]}""");

    internal Task AckOf(long n)
    {
        lock (turn)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((n, done));
            Release();
            return done.Task;
        }
    }

    public void Dispose() => client.Dispose();

    private void Hear(MqttMessage message)
    {
        using var ack = JsonDocument.Parse(message.Payload);
        lock (turn)
        {
            Acked = Math.Max(Acked, ack.RootElement.GetProperty("upTo").GetInt64());
            Release();
        }
    }

    private void Release()
    {
        foreach (var (upTo, done) in waiting)
        {
            if (Acked >= upTo)
            {
                done.TrySetResult();
            }
        }
    }
}
