namespace PitMarshal.Host;

using System.Diagnostics;
using System.Text;
using PitMarshal.Host.Nano;
using PitMarshal.Mqtt;

/// <summary>
/// Race control's own stream of observations: entries, flags, start and end. Like a station it numbers what it says and
/// says it again until the gateway has acknowledged it.
/// </summary>
public sealed class RaceDesk : IDisposable
{
    private const long RepeatAfterUs = 5_000_000;
    private const int MostPerMessage = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly VirtualWorld _world;
    private readonly MqttLink _client;
    private readonly string _topic;
    private readonly string _boot;
    private readonly SortedDictionary<int, string> _unacknowledged = [];
    private int _numbered;
    private long _saidAt;

    /// <param name="boot">Names this run of the desk: eight hexadecimal digits.</param>
    public RaceDesk(VirtualWorld world, MqttOptions broker, string venue, string boot)
    {
        (_world, _boot, _topic) = (world, boot, $"pitmarshal/v1/{venue}/race-control/");
        _client = new MqttLink("race-control", broker with { Reconnect = false });
        _client.Received += message => _world.Post(() => Acknowledge(message.Payload));
        _client.Connected += () => _client.Subscribe(_topic + "ack", 1);
    }

    /// <summary>Whether the gateway has everything.</summary>
    public bool IsHeard => _unacknowledged.Count == 0;

    /// <summary>
    /// Whether time should wait for an answer: it does so for a second of real time, then the next repeat is due.
    /// </summary>
    public bool Holds(long nextUs) =>
        !IsHeard && nextUs > _world.NowUs && Stopwatch.GetElapsedTime(_saidAt) < s_patience;

    /// <summary>
    /// Publishes an event of the race log; <paramref name="fields"/> are its JSON fields after the instant.
    /// </summary>
    public void Say(string kind, string fields = "")
    {
        string at = DateTime.UnixEpoch.AddTicks(_world.NowUs * 10).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
        int n = ++_numbered;
        _unacknowledged[n] =
            $$"""{"n":{{n}},"event":"{{kind}}","at":"{{at}}"{{(fields.Length > 0 ? "," + fields : "")}}}""";
        Send([n]);
    }

    public void Dispose() => _client.Dispose();

    private void Send(IReadOnlyList<int> numbers)
    {
        _world.At(_world.NowUs + RepeatAfterUs, () => Repeat(numbers[0]));
        if (!_client.IsConnected)
        {
            try { _client.Connect(); }
            catch (MqttException) { return; } // The broker is down: the repeat tries again.
        }
        _saidAt = Stopwatch.GetTimestamp();
        string entries = string.Join(',', numbers.Select(n => _unacknowledged[n]));
        _client.Publish(_topic + "obs", Encoding.UTF8.GetBytes($$"""{"boot":"{{_boot}}","obs":[{{entries}}]}"""),
            qos: 1, retain: false);
    }

    /// <summary>
    /// Says the oldest again, with what follows it, as long as it is the oldest that nobody has acknowledged.
    /// </summary>
    private void Repeat(int n)
    {
        if (_unacknowledged.Count == 0 || _unacknowledged.Keys.First() < n || !_unacknowledged.ContainsKey(n))
        {
            return;
        }
        Send([.. _unacknowledged.Keys.Take(MostPerMessage)]);
    }

    private void Acknowledge(byte[] payload)
    {
        using var message = System.Text.Json.JsonDocument.Parse(payload);
        if (message.RootElement.GetProperty("boot").GetString() != _boot) { return; }
        int upTo = message.RootElement.GetProperty("upTo").GetInt32();
        foreach (int n in _unacknowledged.Keys.TakeWhile(n => n <= upTo).ToList()) { _unacknowledged.Remove(n); }
        if (_unacknowledged.Count > 0 && upTo > 0) { Repeat(_unacknowledged.Keys.First()); }
    }
}
