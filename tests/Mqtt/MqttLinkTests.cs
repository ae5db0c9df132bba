using System.Net;
using System.Net.Sockets;
using System.Text;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Mqtt;

public sealed class MqttLinkTests : IDisposable
{
    private readonly TestBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void A_message_arrives_as_it_was_published()
    {
        using var reader = _broker.Client("reader");
        using var writer = _broker.Client("writer");
        var came = Messages(reader, "box/+", out var listening);
        listening.Within();
        var acknowledged = new TaskCompletionSource<int>();
        writer.Published += mid => acknowledged.TrySetResult(mid);
        writer.Connect();
        var mid = writer.Publish("box/4", "gr\u00fcn"u8, 1, retain: false);
        Assert.InRange(mid, 1, 65535);
        Assert.Equal(mid, acknowledged.Task.Within());
        var message = came.Task.Within();
        Assert.Equal(("box/4", "gr\u00fcn", 1, false),
            (message.Topic, Encoding.UTF8.GetString(message.Payload), message.Qos, message.Retain));
    }

    [Fact]
    public void A_retained_message_is_told_as_such_to_who_comes_later()
    {
        using var writer = _broker.Client("writer");
        writer.Connect();
        writer.Publish("config", "{}"u8, 1, retain: true);
        using var reader = _broker.Client("reader");
        Assert.True(Messages(reader, "config", out _).Task.Within().Retain);
    }

    [Fact]
    public void Nobody_there_is_an_exception_with_the_reason()
    {
        // Bound and not listening: nobody else can be there.
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)nobody.LocalEndPoint!).Port;
        using var client = new MqttLink("lost", _broker.Options with { Port = port });
        var thrown = Assert.Throws<MqttException>(client.Connect);
        Assert.Contains("refused", thrown.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_client_without_reconnect_says_once_that_the_link_is_lost_and_may_connect_again()
    {
        using var client = _broker.Client("station");
        var lost = 0;
        using var told = new ManualResetEventSlim();
        client.Disconnected += () => { lost++; told.Set(); };
        client.Connect();
        _broker.Kill();
        _broker.StartAgain();
        told.Within();
        Assert.False(client.IsConnected);
        Assert.Equal(0, client.Publish("obs", "x"u8, 1, retain: false));
        client.Connect();
        Assert.True(client.IsConnected);
        Assert.Equal(1, lost);
    }

    [Fact]
    public void A_client_with_reconnect_comes_back_and_does_not_send_what_was_said_meanwhile()
    {
        using var client = new MqttLink("gateway", _broker.Options with { Reconnect = true });
        using var connections = new CountdownEvent(2);
        using var lost = new ManualResetEventSlim();
        var published = new TaskCompletionSource<int>();
        client.Connected += () => connections.Signal();
        client.Disconnected += () => lost.Set();
        client.Published += id => published.TrySetResult(id);
        client.Connect();
        _broker.Kill();
        lost.Within();
        Assert.Equal(0, client.Publish("ack", "1"u8, 1, retain: false));
        _broker.StartAgain();
        connections.Within();
        var id = client.Publish("ack", "2"u8, 1, retain: false);
        Assert.Equal(id, published.Task.Within());
    }

    [Fact]
    public void A_cut_link_lets_the_broker_publish_the_will_and_a_goodbye_does_not()
    {
        using var reader = _broker.Client("reader");
        var came = Messages(reader, "#", out var listening);
        listening.Within();
        var will = new MqttWill("polite", "offline"u8.ToArray());
        using (var polite = new MqttLink("polite", _broker.Options with { Will = will }))
        {
            polite.Connect();
        }
        using var cut = new MqttLink("cut", _broker.Options with { Will = will with { Topic = "cut" } });
        cut.Connect();
        cut.Abort();
        Assert.Equal("cut", came.Task.Within().Topic);
    }

    [Fact]
    public void An_exception_of_a_handler_is_told_and_the_client_goes_on()
    {
        using var reader = _broker.Client("reader");
        var told = new TaskCompletionSource<Exception>();
        reader.Faulted += exception => told.TrySetResult(exception);
        reader.Received += _ => throw new InvalidOperationException("handler");
        var came = Messages(reader, "t", out var listening);
        listening.Within();
        reader.Publish("t", "1"u8, 1, retain: false);
        Assert.Equal("handler", told.Task.Within().Message);
        Assert.True(reader.IsConnected);
    }

    [Fact]
    public void Fifty_clients_in_one_process_lose_nothing()
    {
        const int Clients = 50, Each = 200;
        using var reader = _broker.Client("reader");
        using var all = new CountdownEvent(Clients * Each);
        var next = new Dictionary<string, int>();
        var inOrder = true;
        reader.Received += message =>
        {
            var number = int.Parse(message.Payload);
            inOrder &= next.GetValueOrDefault(message.Topic) == number;
            next[message.Topic] = number + 1;
            all.Signal();
        };
        Messages(reader, "station/+", out var listening);
        listening.Within();
        Parallel.For(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var station = _broker.Client($"station-{i}");
            using var sent = new CountdownEvent(Each);
            station.Published += _ => sent.Signal();
            station.Connect();
            for (var n = 0; n < Each; n++)
            {
                station.Publish($"station/{i}", Encoding.ASCII.GetBytes($"{n}"), 1, retain: false);
            }
            sent.Within();
        });
        all.Within();
        Assert.True(inOrder);
    }

    [Fact]
    public void A_handler_may_disconnect_its_own_client()
    {
        using var client = _broker.Client("self");
        using var over = new ManualResetEventSlim();
        client.Received += _ => client.Disconnect();
        client.Disconnected += () => over.Set();
        Messages(client, "t", out var listening);
        listening.Within();
        client.Publish("t", "1"u8, 1, retain: false);
        over.Within();
    }

    private static TaskCompletionSource<MqttMessage> Messages(
        MqttLink client, string topic, out ManualResetEventSlim listening)
    {
        var came = new TaskCompletionSource<MqttMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscribed = listening = new ManualResetEventSlim();
        client.Received += message => came.TrySetResult(message);
        client.Connected += () => client.Subscribe(topic, 1);
        client.Subscribed += _ => subscribed.Set();
        client.Connect();
        return came;
    }
}
