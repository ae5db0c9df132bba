using System.Net;
using System.Net.Sockets;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Broker;

/// <summary>
/// Somebody on the network who means harm: whatever he sends is bounded, and a good station is served meanwhile.
/// </summary>
public sealed class AttackTests : IDisposable
{
    private const byte NotAuthorised = 5, OtherVersion = 1;

    private readonly InsideVenue _venue = new();
    private readonly InsideBroker _broker;
    private readonly List<Socket> _sockets = [];

    public AttackTests() => _broker = _venue.Start();

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _broker.Dispose();
        _venue.Dispose();
    }

    [Theory]
    [InlineData(0x10)]
    [InlineData(0x30)]
    public void A_thousand_connections_that_claim_huge_packets_cost_no_memory(int first)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 1000; i++)
        {
            var socket = Open();
            // Of 256 MB that it claims, it sends a little.
            socket.Say([(byte)first, 0xff, 0xff, 0xff, 0x7f, .. new byte[4000]]);
        }
        Assert.Empty(_sockets[^1].Ending());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32 << 20);
        GoodStationIsHeard();
    }

    [Fact]
    public void Connections_that_say_nothing_take_no_ones_place()
    {
        for (var i = 0; i < 1000; i++)
        {
            Open().Say(0x10);
        }
        // Those that waited longest have lost their place.
        Assert.Empty(_sockets[0].Ending());
        GoodStationIsHeard();
    }

    [Fact]
    public void Failed_sign_ins_are_counted_and_told_in_few_lines()
    {
        for (var i = 0; i < 3000; i++)
        {
            using var socket = Open();
            socket.Send(Connect("entry", "entry", "guess"));
            Assert.Equal([0x20, 2, 0, NotAuthorised], socket.Ending());
        }
        GoodStationIsHeard();
        Assert.InRange(_venue.Notices.Count, 1, 20);
        Assert.Contains("from 127.0.0.1 refused", _venue.Notices.First());
    }

    [Theory]
    [InlineData("00")]
    [InlineData("c000")]
    [InlineData("f0ffffffffff")]
    [InlineData("10ffffffff80")]
    [InlineData("1002ffff")]
    [InlineData("100c00044d51545404c20000ffff")]
    [InlineData("101000044d515454040e003c0000ffff00000000")]
    public void Garbage_ends_its_link_unanswered(string hex)
    {
        var socket = Open();
        socket.Say(Convert.FromHexString(hex));
        Assert.Empty(socket.Ending());
        GoodStationIsHeard();
    }

    [Fact]
    public void Another_version_of_mqtt_is_told_so()
    {
        var socket = Open();
        socket.Send([0x10, 0x0d, 0, 4, .. "MQTT"u8, 5, 2, 0, 60, 0, 0, 0]);
        Assert.Equal([0x20, 2, 0, OtherVersion], socket.Ending());
    }

    [Fact]
    public void Garbage_after_the_sign_in_ends_the_link_and_no_other()
    {
        var socket = Open();
        socket.Send([.. Connect("exit", "exit", Password("exit")), 0x32, 0xff, 0xff, 0xff, 0x7f, 1, 2, 3]);
        Assert.Equal([0x20, 2, 0, 0], socket.Ending());
        GoodStationIsHeard();
    }

    [Theory]
    [InlineData("#")]
    [InlineData("+/#")]
    [InlineData("pitmarshal/v1/#")]
    [InlineData("pitmarshal/v1/home/+/config")]
    [InlineData("pitmarshal/v1/home/exit/config")]
    [InlineData("pitmarshal/v1/+/entry/config")]
    public void A_subscription_reaches_no_further_than_its_users_rights(string filter)
    {
        _venue.Say(_broker, Venue.Gateway, "gateway", "exit/config", "another's", retain: true);
        _venue.Say(_broker, Venue.Gateway, "gateway", "entry/config", "its own", retain: true);
        using var station = new MqttLink("entry", _broker.OptionsFor("entry"));
        List<string> heard = [];
        using var own = new ManualResetEventSlim();
        station.Received += message =>
        {
            heard.Add(Encoding.UTF8.GetString(message.Payload));
            own.Set();
        };
        station.Connect();
        station.Subscribe(filter, 1);
        station.Subscribe("pitmarshal/v1/home/entry/#", 1);
        own.Within();
        Assert.Equal(["its own"], heard);
    }

    [Fact]
    public void Who_does_not_read_holds_up_nobody()
    {
        var deaf = Open();
        // It asks for all there is, and never reads a byte of it.
        deaf.Send([
            .. Connect("deaf", Venue.Watch, Password(Venue.Watch)),
            .. new byte[] { 0x82, 25, 0, 1, 0, 20 }, .. "pitmarshal/v1/home/#"u8, 0]);
        using var station = new MqttLink("entry", _broker.OptionsFor("entry"));
        using var taken = new CountdownEvent(2000);
        station.Published += _ => taken.Signal();
        station.Connect();
        for (var i = 0; i < 2000; i++)
        {
            station.Publish(_venue.Venue.Topic("entry", "obs"), new byte[8000], 1, retain: false);
        }
        taken.Within();
        GoodStationIsHeard("exit");
    }

    private string Password(string user) => Credentials.Read(_venue.Users)[user];

    private Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveTimeout = (int)Waiting.Long.TotalMilliseconds;
        _sockets.Add(socket);
        socket.Connect(IPAddress.Loopback, _broker.Port);
        return socket;
    }

    private void GoodStationIsHeard(string name = "entry") =>
        _venue.Say(_broker, name, name, $"{name}/obs", "{}", retain: false);

    private static byte[] Connect(string clientId, string user, string password)
    {
        byte[] Text(string text) => [0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
        byte[] body = [.. Text("MQTT"), 4, 0xc2, 0, 60, .. Text(clientId), .. Text(user), .. Text(password)];
        return [0x10, (byte)body.Length, .. body];
    }
}
