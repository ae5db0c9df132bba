using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using PitMarshal.Mqtt;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>Race control's own stream: says events, and knows when the gateway has them on its disk.</summary>
internal sealed class RaceControl : IDisposable
{
    private const string Topic = "pitmarshal/v1/home/race-control/";
    private const int MostPerMessage = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly MqttLink _client;
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _waiting = [];
    private long _numbered;

    internal RaceControl(MqttOptions options)
    {
        _client = new MqttLink("race-control", options);
        using var listening = new ManualResetEventSlim();
        _client.Subscribed += _ => listening.Set();
        _client.Received += Hear;
        _client.Connect();
        _client.Subscribe(Topic + "ack", 1);
        Assert.True(listening.Wait(s_patience), "the broker does not answer");
    }

    /// <summary>
    /// Says events, each as JSON from <c>"event":</c> on; ends when all of them are on the gateway's disk.
    /// </summary>
    internal Task Say(params IReadOnlyList<string> events)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[_numbered + events.Count] = done;
        foreach (var some in events.Chunk(MostPerMessage))
        {
            var numbered = some.Select(fields => $$"""{"n":{{++_numbered}},{{fields}}}""");
            var message = $$"""{"boot":"5f21c0d4","obs":[{{string.Join(',', numbered)}}]}""";
            _client.Publish(Topic + "obs", Encoding.UTF8.GetBytes(message), 1, retain: false);
        }
        return done.Task.WaitAsync(s_patience);
    }

    public void Dispose() => _client.Dispose();

    private void Hear(MqttMessage message)
    {
        using var ack = JsonDocument.Parse(message.Payload);
        var upTo = ack.RootElement.GetProperty("upTo").GetInt64();
        foreach (var (n, done) in _waiting)
        {
            if (n <= upTo)
            {
                done.TrySetResult();
            }
        }
    }
}
