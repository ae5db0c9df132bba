using System.Text;
using PitMarshal.Host.Nano;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;
using nanoFramework.M2Mqtt.Messages;
using DeviceClient = nanoFramework.M2Mqtt.MqttClient;

namespace PitMarshal.Tests.Host;

/// <summary>The device's MQTT client, with the faults that were measured on it, against a real broker.</summary>
public sealed class M2MqttTests : IDisposable
{
    private readonly TestBroker _broker = new();
    private readonly VirtualWorld _world = new(startUs: 0);
    private readonly List<string> _arrived = [];
    private readonly List<(ushort Id, bool IsPublished, long AtUs)> _answers = [];
    private readonly MqttLink _listener;
    private readonly VirtualBoard _board;
    private int _closed;

    public M2MqttTests()
    {
        _listener = _broker.Client("listener");
        using ManualResetEventSlim subscribed = new();
        _listener.Subscribed += _ => subscribed.Set();
        _listener.Received += message =>
        {
            lock (_arrived) { _arrived.Add(Encoding.UTF8.GetString(message.Payload)); }
        };
        _listener.Connect();
        _listener.Subscribe("#", 1);
        Assert.True(subscribed.Wait(TimeSpan.FromSeconds(10)));
        _board = new VirtualBoard(_world, "board", () => { _script!(Client()); VirtualThread.Sleep(-1); });
    }

    private Action<DeviceClient>? _script;

    [Fact]
    public void A_message_at_QoS_1_is_reported_as_published()
    {
        Play(client => Say(client, "one"));

        RunUntil(() => _answers.Count == 1);

        Assert.True(_answers[0].IsPublished);
        Assert.Equal(["one"], Arrived(1));
    }

    [Fact]
    public void On_a_link_that_died_silently_nothing_closes_and_a_publish_fails_three_seconds_later()
    {
        Play(client =>
        {
            _board.Network.Cut(silently: true);
            Say(client, "into the void");
        });

        RunUntil(() => _answers.Count == 1);

        Assert.Equal((false, 3_000_000), (_answers[0].IsPublished, _answers[0].AtUs));
        Assert.Equal(0, _closed);
    }

    [Fact]
    public void What_is_published_after_a_drop_waits_for_the_next_connection()
    {
        Play(client =>
        {
            _board.Network.Cut(silently: false);
            Say(client, "late");
            VirtualThread.Sleep(5_000);
            _board.Network.Restore();
            Connect(client);
        });

        RunUntil(() => _answers.Count == 1);

        Assert.Equal(1, _closed);
        Assert.Equal(["late"], Arrived(1));
    }

    [Fact]
    public void What_was_unacknowledged_when_the_link_dropped_is_lost_without_a_word()
    {
        Play(client =>
        {
            Say(client, "in flight");
            _board.Network.Cut(silently: true);
            client.Close();
            VirtualThread.Sleep(5_000);
            _board.Network.Restore();
            Connect(client);
            Say(client, "after");
        });

        RunUntil(() => _answers.Count == 1);

        Assert.True(_answers[0].IsPublished);
        Assert.True(_answers[0].AtUs >= 5_000_000);
        Assert.DoesNotContain("in flight", Arrived(2).Skip(1));
    }

    [Fact]
    public void A_full_queue_throws()
    {
        Exception? refused = null;
        Play(client =>
        {
            client.Settings.InflightQueueSize = 8;
            _board.Network.Cut(silently: false);
            for (int i = 0; i < 8; i++) { Say(client, "waiting"); }
            refused = Record.Exception(() => Say(client, "one too many"));
        });

        _world.Run(10);

        Assert.IsType<nanoFramework.M2Mqtt.Exceptions.MqttClientException>(refused);
    }

    [Fact]
    public void An_exception_in_a_handler_closes_the_connection()
    {
        Play(client =>
        {
            client.MqttMsgPublished += (_, _) => throw new InvalidOperationException("a bug");
            Say(client, "one");
        });

        RunUntil(() => _closed == 1);

        Assert.Single(_answers);
    }

    [Fact]
    public void After_a_failed_connect_only_close_helps()
    {
        Exception? again = null;
        bool connected = false;
        _script = client =>
        {
            _board.Network.Cut(silently: false);
            Assert.NotNull(Record.Exception(() => Connect(client)));
            _board.Network.Restore();
            again = Record.Exception(() => Connect(client));
            client.Close();
            Connect(client);
            connected = client.IsConnected;
        };
        _board.Boot();

        _world.Run(10);

        Assert.NotNull(again);
        Assert.True(connected);
    }

    [Fact]
    public void The_constructor_looks_the_broker_up_and_throws_when_it_cannot()
    {
        Exception? refused = null;
        VirtualBoard nameless = new(_world, "nameless", () =>
        {
            VirtualBoard.Current.Network.Resolves = false;
            refused = Record.Exception(() => Client());
            VirtualThread.Sleep(-1);
        });
        nameless.Boot();

        _world.Run(10);

        Assert.IsType<System.Net.Sockets.SocketException>(refused);
        nameless.PowerOff();
    }

    [Fact]
    public void Without_a_network_there_is_no_connection()
    {
        Exception? refused = null;
        _script = client =>
        {
            _board.Network.Cut(silently: false);
            refused = Record.Exception(() => Connect(client));
        };
        _board.Boot();

        _world.Run(10);

        Assert.IsType<nanoFramework.M2Mqtt.Exceptions.MqttConnectionException>(refused);
    }

    [Fact]
    public void The_world_can_double_a_message_and_let_the_next_one_overtake()
    {
        Queue<Passage> passages = new([Passage.AfterTheNext, Passage.Twice]);
        _board.Network.PassageOf = _ => passages.TryDequeue(out Passage passage) ? passage : Passage.Once;
        Play(client => { Say(client, "first"); Say(client, "second"); });

        RunUntil(() => { lock (_arrived) { return _arrived.Count == 3; } });

        Assert.Equal(["second", "second", "first"], Arrived(3));
    }

    public void Dispose()
    {
        _board.PowerOff();
        _listener.Dispose();
        _broker.Dispose();
    }

    private DeviceClient Client()
    {
        DeviceClient client = new(
            "127.0.0.1", _broker.Port, false, null, null, nanoFramework.M2Mqtt.MqttSslProtocols.None);
        client.MqttMsgPublished += (_, e) => _answers.Add((e.MessageId, e.IsPublished, _world.NowUs));
        client.ConnectionClosed += (_, _) => _closed++;
        return client;
    }

    private void Play(Action<DeviceClient> script)
    {
        _script = client => { Connect(client); script(client); };
        _board.Boot();
    }

    private static void Connect(DeviceClient client) => client.Connect(
        "board", "", "", false, MqttQoSLevel.AtMostOnce, false, "", "", true, 15);

    private static void Say(DeviceClient client, string text) =>
        client.Publish("topic", Encoding.UTF8.GetBytes(text), null, null, MqttQoSLevel.AtLeastOnce, false);

    /// <summary>
    /// Virtual time only goes on when nothing arrives for a while; a real deadline keeps a broken test from hanging.
    /// </summary>
    private void RunUntil(Func<bool> done)
    {
        long began = System.Diagnostics.Stopwatch.GetTimestamp();
        _world.Holds = _ => _board.Network.InFlight > 0;
        _world.Run(60_000_000, () =>
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20),
                "nothing came of it");
            return done();
        });
    }

    private string[] Arrived(int count)
    {
        SpinWait.SpinUntil(() => { lock (_arrived) { return _arrived.Count >= count; } }, TimeSpan.FromSeconds(10));
        lock (_arrived) { return [.. _arrived]; }
    }
}
