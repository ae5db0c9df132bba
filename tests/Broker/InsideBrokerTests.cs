using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Broker;

/// <summary>What only the broker inside does: its port, what it keeps, and whom it lets in.</summary>
public sealed class InsideBrokerTests : IDisposable
{
    private readonly InsideVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Fact]
    public void What_was_told_of_the_log_stays_over_a_restart_and_a_request_to_watch_does_not_stay_at_all()
    {
        using (var broker = _venue.Start())
        {
            _venue.Say(broker, Venue.Gateway, "gateway", Venue.Head, "told", retain: true);
            _venue.Say(broker, Venue.Watch, "watching", "entry/watch", "on", retain: true);
            _venue.Say(broker, Venue.Watch, "watching", Venue.Head, "forged", retain: true);
            _venue.Say(broker, "entry", "entry", Venue.Head, "forged", retain: true);
        }
        using var again = _venue.Start();
        Assert.Equal(new() { [Venue.Head] = "told" }, _venue.Retained(again, 1));
        Assert.Equal("told", Encoding.UTF8.GetString(KeptMessages.In(_venue.Folder)["pitmarshal/v1/home/head"]));
    }

    [Fact]
    public void A_taken_port_is_an_error_that_names_who_has_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var failed = Assert.Throws<BrokerFailed>(() => _venue.Start(new BrokerListener(Port: port)));
        Assert.StartsWith($"port {port} is taken by ", failed.Message);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains($"(process {Environment.ProcessId})", failed.Message);
        }
    }

    [Fact]
    public void Two_brokers_never_share_a_port()
    {
        using var first = _venue.Start();
        using var other = new InsideVenue();
        var failed = Assert.Throws<BrokerFailed>(() => other.Start(new BrokerListener(Port: first.Port)));
        Assert.StartsWith($"port {first.Port} is taken by ", failed.Message);
    }

    [Fact]
    public void Any_port_is_one_that_no_outgoing_connection_gets_and_stays_the_same()
    {
        int port;
        using (var first = _venue.Start())
        {
            port = first.Port;
        }
        using var again = _venue.Start();
        Assert.InRange(port, 1024, 32_767);
        Assert.Equal(port, again.Port);
    }

    [Fact]
    public void Whether_one_runs_in_a_folder_can_be_asked_from_outside()
    {
        Assert.False(InsideBroker.Runs(_venue.Folder));
        using (_venue.Start())
        {
            Assert.True(InsideBroker.Runs(_venue.Folder));
        }
        Assert.False(InsideBroker.Runs(_venue.Folder));
    }

    [Fact]
    public void A_station_that_is_added_while_it_runs_comes_in()
    {
        using var broker = _venue.Start();
        var more = Credentials.Read(_venue.Users).With("late");
        PrivateFile.Write(_venue.Users, more.Json);
        using var station = new MqttLink(
            "late", broker.OptionsFor("entry") with { User = "late", Password = more["late"] });
        station.Connect();
        Assert.True(station.IsConnected);
    }

    [Fact]
    public void A_broker_that_refuses_its_certificate_says_why()
    {
        _venue.Start().Dispose();
        var failed = Assert.Throws<BrokerFailed>(() => _venue.Start(
            new BrokerListener(Port: BrokerListener.AnyPort, CertificateFile: _venue.Users, KeyFile: _venue.Users)));
        Assert.Contains("certificate", failed.Message);
    }

    [Fact]
    public void Links_are_encrypted_where_the_venue_has_a_certificate()
    {
        var (certificate, key) = (Path.Combine(_venue.Folder, "broker.pem"), Path.Combine(_venue.Folder, "broker.key"));
        using (var pair = RSA.Create(2048))
        {
            var request = new CertificateRequest(
                "CN=127.0.0.1", pair, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            var now = DateTimeOffset.UtcNow;
            using var own = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            File.WriteAllText(certificate, own.ExportCertificatePem());
            File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
        }
        using var broker = _venue.Start(
            new BrokerListener(Port: BrokerListener.AnyPort, CertificateFile: certificate, KeyFile: key));
        using var station = new MqttLink("entry", broker.OptionsFor("entry"));
        using var plain = new MqttLink("exit", broker.OptionsFor("exit") with { CaFile = null });
        station.Connect();
        Assert.True(station.IsConnected);
        Assert.Throws<MqttException>(plain.Connect);
    }

    [Fact]
    public void After_a_restart_a_stations_configuration_is_there_and_its_state_is_offline()
    {
        using (var broker = _venue.Start())
        {
            _venue.Say(broker, Venue.Gateway, "gateway", "entry/config", "{}", retain: true);
            _venue.Say(broker, "entry", "entry", "entry/state", """{"state":"online"}""", retain: true);
        }
        using var again = _venue.Start();
        var kept = _venue.Retained(again, 2);
        Assert.Equal("{}", kept["entry/config"]);
        Assert.Equal("""{"state":"offline"}""", kept["entry/state"]);
    }

    [Fact]
    public void What_a_station_may_not_keep_is_heard_once_and_not_kept()
    {
        using var broker = _venue.Start();
        _venue.Say(broker, "entry", "entry", "entry/obs", "poison", retain: true);
        _venue.Say(broker, "entry", "entry", "entry/state", new string('x', 20_000), retain: true);
        _venue.Say(broker, "exit", "exit", "exit/state", "{}", retain: true);
        Assert.Equal(["exit/state"], _venue.Retained(broker, 1).Keys);
    }

    [Fact]
    public void A_station_that_comes_back_before_its_going_was_noticed_is_online_after_its_will()
    {
        using var broker = _venue.Start();
        using var gateway = new MqttLink("gateway", broker.OptionsFor(Venue.Gateway));
        List<string> told = [];
        using var all = new CountdownEvent(3);
        using var listening = new ManualResetEventSlim();
        gateway.Received += message =>
        {
            told.Add(Encoding.UTF8.GetString(message.Payload));
            all.Signal();
        };
        gateway.Subscribed += _ => listening.Set();
        gateway.Connect();
        gateway.Subscribe("pitmarshal/v1/home/+/state", 1);
        listening.Within();
        var options = broker.OptionsFor("entry") with
        {
            Reconnect = false,
            Will = new MqttWill(_venue.Venue.Topic("entry", "state"), "offline"u8.ToArray(), 1, true),
        };
        using var first = new MqttLink("entry", options);
        using var second = new MqttLink("entry", options);
        first.Connect();
        first.Publish(_venue.Venue.Topic("entry", "state"), "online 1"u8, 1, retain: true);
        SpinWait.SpinUntil(() => all.CurrentCount == 2, Waiting.Long);
        second.Connect();
        second.Publish(_venue.Venue.Topic("entry", "state"), "online 2"u8, 1, retain: true);
        all.Within();
        Assert.Equal(["online 1", "offline", "online 2"], told);
        Assert.False(first.IsConnected);
    }

    [Theory]
    [InlineData("entry", "exit")]
    [InlineData("entry", "gateway")]
    [InlineData("entry", "anything")]
    [InlineData(Venue.Watch, "exit")]
    public void Nobody_connects_by_a_name_of_others(string user, string clientId)
    {
        using var broker = _venue.Start();
        using var client = new MqttLink(clientId, broker.OptionsFor(user));
        Assert.Contains("not for this user", Assert.Throws<MqttException>(client.Connect).Message);
    }

    [Fact]
    public void A_station_connects_by_its_own_name_behind_the_venues_too()
    {
        using var broker = _venue.Start();
        using var client = new MqttLink("home-entry", broker.OptionsFor("entry"));
        client.Connect();
        Assert.True(client.IsConnected);
    }

    [Fact]
    public void Nobody_leaves_a_will_in_anothers_name()
    {
        using var broker = _venue.Start();
        using var client = new MqttLink("entry", broker.OptionsFor("entry") with
        {
            Will = new MqttWill(_venue.Venue.Topic("exit", "state"), "offline"u8.ToArray(), 1, true),
        });
        Assert.Contains("not authorised", Assert.Throws<MqttException>(client.Connect).Message);
    }
}
