using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using PitMarshal.Broker;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Broker;

[Trait("Needs", "other processes")]
public sealed class MosquittoBrokerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-broker-");
    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private readonly List<string> _notices = [];

    public MosquittoBrokerTests()
    {
        var station = new VenueStation("entry", "pit-entry", [new StationInput("in1", "loop", Point: "pit-in")]);
        _venue = new Venue("home", [station, station with { Name = "exit" }],
            new BrokerListener(Port: TestBroker.FreePort()));
        _credentials = Credentials.Keep(Path.Combine(_folder.FullName, "credentials.json"), _venue);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_station_is_heard_below_its_own_name_and_not_below_anothers()
    {
        using var broker = Start();
        using var gateway = new MqttLink("gateway", broker.Options);
        using var station = new MqttLink("entry", broker.OptionsFor("entry"));
        var heard = new TaskCompletionSource<string>();
        using var listening = new ManualResetEventSlim();
        gateway.Received += message => heard.TrySetResult(message.Topic);
        gateway.Connected += () => gateway.Subscribe("pitmarshal/v1/+/+/#", 1);
        gateway.Subscribed += _ => listening.Set();
        gateway.Connect();
        listening.Within();
        station.Connect();
        station.Publish(_venue.Topic("exit", "obs"), "{}"u8, 1, retain: false);
        station.Publish(_venue.Topic("entry", "obs"), "{}"u8, 1, retain: false);
        Assert.Equal(_venue.Topic("entry", "obs"), heard.Task.Within());
    }

    [Fact]
    public void A_station_does_not_hear_what_is_meant_for_another()
    {
        using var broker = Start();
        using var gateway = new MqttLink("gateway", broker.Options);
        using var station = new MqttLink("entry", broker.OptionsFor("entry"));
        var heard = new TaskCompletionSource<string>();
        using var listening = new CountdownEvent(2);
        station.Received += message => heard.TrySetResult(message.Topic);
        station.Subscribed += _ => listening.Signal();
        station.Connect();
        station.Subscribe(_venue.Topic("exit", "#"), 1);
        station.Subscribe(_venue.Topic("entry", "#"), 1);
        listening.Within();
        gateway.Connect();
        gateway.Publish(_venue.Topic("exit", "ack"), "{}"u8, 1, retain: false);
        gateway.Publish(_venue.Topic("entry", "ack"), "{}"u8, 1, retain: false);
        Assert.Equal(_venue.Topic("entry", "ack"), heard.Task.Within());
    }

    [Fact]
    public void A_station_cannot_fill_the_broker_with_topics_of_its_own()
    {
        using var broker = Start();
        using var gateway = new MqttLink("gateway", broker.Options);
        using var station = new MqttLink("entry", broker.OptionsFor("entry"));
        var heard = new TaskCompletionSource<string>();
        using var listening = new ManualResetEventSlim();
        gateway.Received += message => heard.TrySetResult(message.Topic);
        gateway.Connected += () => gateway.Subscribe("pitmarshal/v1/+/+/#", 1);
        gateway.Subscribed += _ => listening.Set();
        gateway.Connect();
        listening.Within();
        station.Connect();
        station.Publish(_venue.Topic("entry", "heap/1"), "{}"u8, 1, retain: true);
        station.Publish(_venue.Topic("entry", "state"), "{}"u8, 1, retain: true);
        Assert.Equal(_venue.Topic("entry", "state"), heard.Task.Within());
    }

    [Fact]
    public void A_broker_that_refuses_its_certificate_says_why()
    {
        var file = Path.Combine(_folder.FullName, "credentials.json");
        var encrypted = _venue with { Broker = _venue.Broker with { CertificateFile = file, KeyFile = file } };
        var failed = Assert.Throws<BrokerFailed>(() => MosquittoBroker.Start(
            Path.Combine(_folder.FullName, "broker"), encrypted, _credentials, _notices.Add));
        Assert.NotEqual("mosquitto does not start: ", failed.Message);
    }

    [Fact]
    public void Nobody_comes_in_without_a_name_or_with_a_wrong_password()
    {
        using var broker = Start();
        using var nameless = new MqttLink("x", broker.Options with { User = null, Password = null });
        using var guessing = new MqttLink("y", broker.Options with { Password = "guess" });
        Assert.Contains("not authorised", Assert.Throws<MqttException>(nameless.Connect).Message);
        Assert.Contains("not authorised", Assert.Throws<MqttException>(guessing.Connect).Message);
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Mosquitto's tests run where Mosquitto does.")]
    public void Passwords_are_kept_for_the_owner_alone_and_over_restarts()
    {
        var path = Path.Combine(_folder.FullName, "credentials.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(_credentials["entry"], Credentials.Keep(path, _venue)["entry"]);
        Assert.NotEqual(_credentials["entry"], _credentials["exit"]);
    }

    [Fact]
    public void A_taken_port_is_left_alone_and_the_next_one_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, _venue.Broker.Port);
        other.Start();
        using var broker = Start();
        Assert.NotEqual(_venue.Broker.Port, broker.Port);
        Assert.Contains(_notices, notice => notice.Contains($"listens on {broker.Port}"));
    }

    [Fact]
    public void A_broker_that_a_killed_gateway_left_behind_is_ended_and_its_port_used_again()
    {
        Start().Dispose();
        var home = Path.Combine(_folder.FullName, "broker");
        using var orphan = Process.Start(TestBroker.Program, ["-c", Path.Combine(home, "mosquitto.conf")]);
        File.WriteAllText(Path.Combine(home, "mosquitto.pid"), $"{orphan.Id}");
        using var broker = Start();
        Assert.True(orphan.HasExited);
        Assert.Equal(_venue.Broker.Port, broker.Port);
        Assert.Contains(_notices, notice => notice.Contains("left behind"));
        using var gateway = new MqttLink("gateway", broker.Options);
        gateway.Connect();
    }

    [Fact]
    public void A_number_that_now_belongs_to_another_program_is_not_ended()
    {
        var broker = Path.Combine(_folder.FullName, "broker");
        Directory.CreateDirectory(broker);
        using var other = Process.Start("sleep", "60");
        File.WriteAllText(Path.Combine(broker, "mosquitto.pid"), $"{other.Id}");
        using (Start())
        {
            Assert.False(other.HasExited);
        }
        other.Kill();
    }

    [Fact]
    public void A_broker_that_dies_just_as_it_is_ended_holds_nobody_up()
    {
        var died = new ManualResetEventSlim();
        var broker = MosquittoBroker.Start(Path.Combine(_folder.FullName, "broker"), _venue, _credentials, _ => died.Set());
        Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "broker", "mosquitto.pid")))).Kill();
        died.Within();

        Task.Run(broker.Dispose).Within();
    }

    [Fact]
    public void A_broker_that_dies_is_started_again_on_its_port()
    {
        using var broker = Start();
        using var client = new MqttLink("gateway", broker.Options);
        using var connections = new CountdownEvent(2);
        client.Connected += () => connections.Signal();
        client.Connect();
        var pid = int.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "broker", "mosquitto.pid")));
        Process.GetProcessById(pid).Kill();
        connections.Within();
    }

    [Fact]
    public void A_ten_megabyte_message_ends_its_senders_link_and_is_told()
    {
        using var broker = Start();
        var refused = new TaskCompletionSource<(string Client, string Reason)>();
        broker.Refused += (client, reason) => refused.TrySetResult((client, reason));
        using var station = new MqttLink("entry", broker.OptionsFor("entry") with { Reconnect = false });
        using var lost = new ManualResetEventSlim();
        station.Disconnected += () => lost.Set();
        station.Connect();
        station.Publish(_venue.Topic("entry", "obs"), new byte[10_000_000], 1, retain: false);
        lost.Within();
        Assert.Equal("entry", refused.Task.Within().Client);
        Assert.Contains("65536 bytes", refused.Task.Within().Reason);
    }

    private MosquittoBroker Start() =>
        MosquittoBroker.Start(Path.Combine(_folder.FullName, "broker"), _venue, _credentials, _notices.Add);
}
