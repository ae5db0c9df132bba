using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// The gateway's side of the topics. Messages get their instant here, on the client's own thread and before anything
/// else; whoever asks for the time is answered here too, so that no batch stands between question and answer.
/// </summary>
internal sealed class MqttIntake : IDisposable
{
    private static readonly Dictionary<string, IncomingKind> s_tails = new()
    {
        ["obs"] = IncomingKind.Observations,
        ["state"] = IncomingKind.State,
        ["health"] = IncomingKind.Health,
        ["clock/ask"] = IncomingKind.ClockAsk,
    };

    private readonly Venue _venue;
    private readonly GatewayClock _clock;
    private readonly Action<Incoming> _take;
    private readonly MqttLink _client;
    private readonly ManualResetEventSlim _ready = new();
    private readonly Dictionary<string, string> _clockTopics;
    private int _subscribed;

    /// <param name="take">Called for each message, on the client's thread; while it waits, no other is read.</param>
    internal MqttIntake(Venue venue, MqttOptions options, GatewayClock clock, Action<Incoming> take)
    {
        this._venue = venue;
        this._clock = clock;
        this._take = take;
        _clockTopics = venue.Stations.ToDictionary(
            station => venue.Topic(station.Name, "clock/ask"), station => venue.Topic(station.Name, "clock/tell"));
        // Two gateways of one venue would each believe to be the one that acknowledges: the broker keeps only the
        // newer.
        _client = new MqttLink(ClientId(venue, options.Password), options);
        _client.Connected += () =>
        {
            _subscribed = 0;
            Introduce();
        };
        _client.Subscribed += _ =>
        {
            if (Interlocked.Increment(ref _subscribed) == s_tails.Count)
            {
                _ready.Set();
                Listening?.Invoke();
            }
        };
        _client.Received += Receive;
    }

    internal bool IsConnected => _client.IsConnected;

    /// <summary>Every subscription stands: after the first connection, and again after each later one.</summary>
    internal event Action? Listening;

    /// <summary>Connects; returns when every subscription stands.</summary>
    /// <exception cref="MqttException">The broker cannot be reached, refuses, or does not answer.</exception>
    internal void Connect(TimeSpan timeout)
    {
        _client.Connect();
        if (!_ready.Wait(timeout))
        {
            throw new MqttException("the broker did not answer the subscriptions in time");
        }
    }

    internal void Acknowledge(Ack ack)
    {
        Span<byte> payload = stackalloc byte[80];
        "{\"boot\":\""u8.CopyTo(payload);
        var end = 9 + Encoding.ASCII.GetBytes(ack.Boot, payload[9..]);
        "\",\"upTo\":"u8.CopyTo(payload[end..]);
        end += 9;
        Utf8Formatter.TryFormat(ack.UpTo, payload[end..], out var digits);
        payload[end + digits] = (byte)'}';
        _client.Publish(_venue.Topic(ack.Station, "ack"), payload[..(end + digits + 1)], 1, retain: false);
    }

    /// <summary>Best effort: whoever must not miss one asks the log.</summary>
    internal void TellVerdict(string json) => _client.Publish(
        $"{Venue.TopicRoot}/{_venue.Name}/{Venue.Verdicts}", Encoding.UTF8.GetBytes(json), 0, retain: false);

    /// <summary>The broker keeps it for who asks later.</summary>
    internal void TellHead(LogHead head) => _client.Publish(_venue.HeadTopic, ToldHead.Write(head), 1, retain: true);

    public void Dispose()
    {
        _client.Dispose();
        _ready.Dispose();
    }

    /// <summary>
    /// A broker ends whoever connected by the same name before: only who has the password may find it.
    /// </summary>
    private static string ClientId(Venue venue, string? password) => $"pitmarshal-{venue.Name}" + (password is null ? ""
        : "-" + Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
            password, Encoding.UTF8.GetBytes(venue.Name), 100_000, HashAlgorithmName.SHA256, 6)));

    /// <summary>
    /// Any venue and any station: on a broker that others use too, a station that was set up wrongly shall be noticed.
    /// </summary>
    private void Introduce()
    {
        foreach (var tail in s_tails.Keys)
        {
            _client.Subscribe($"{Venue.TopicRoot}/+/+/{tail}", 1);
        }
        foreach (var station in _venue.Stations)
        {
            _client.Publish(_venue.Topic(station.Name, "config"), station.ConfigPayload(), 1, retain: true);
        }
    }

    private void Receive(MqttMessage message)
    {
        var rx = _clock.Now;
        if (_clockTopics.TryGetValue(message.Topic, out var answer)
            && PayloadReader.Ask(message.Payload, out _) is { } ask)
        {
            var tell = $$"""{"boot":"{{ask.Boot}}","us":{{ask.Us}},"rx":{{rx.Micros}},"tx":{{_clock.Now.Micros}}}""";
            _client.Publish(answer, Encoding.ASCII.GetBytes(tell), 0, retain: false);
        }
        // pitmarshal/v1/<venue>/<station>/<tail>
        if (message.Topic.Split('/', 5) is [_, _, var place, var station, var tail]
            && s_tails.TryGetValue(tail, out var kind))
        {
            _take(new Incoming(kind, message.Topic, place, station, message.Payload, rx));
        }
    }
}
