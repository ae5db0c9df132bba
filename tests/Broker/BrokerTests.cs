using System.Diagnostics.CodeAnalysis;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Mosquitto;

namespace PitMarshal.Tests.Broker;

/// <summary>What stations and gateway rely on, whichever broker a venue has.</summary>
[Trait("Needs", "other processes")]
public sealed class BrokerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-broker-");
    private readonly string _users;
    private readonly Venue _venue;

    public BrokerTests()
    {
        var station = new VenueStation("entry", "pit-entry", [new StationInput("in1", "loop", Point: "pit-in")]);
        _venue = new Venue(
            "home", [station, station with { Name = "exit" }], new BrokerListener(Port: BrokerListener.AnyPort));
        _users = Path.Combine(_folder.FullName, "credentials.json");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("inside")]
    [InlineData("mosquitto")]
    public void A_station_is_heard_below_its_own_name_and_not_below_anothers(string kind) =>
        Assert.Equal(
            _venue.Topic("entry", "obs"),
            FirstHeard(kind, _venue.Topic("exit", "obs"), _venue.Topic("entry", "obs"), retain: false));

    [Theory]
    [InlineData("inside")]
    [InlineData("mosquitto")]
    public void A_station_does_not_hear_what_is_meant_for_another(string kind)
    {
        using var broker = Start(kind);
        using var gateway = new MqttLink("gateway", broker.OptionsFor(Venue.Gateway));
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

    [Theory]
    [InlineData("inside")]
    [InlineData("mosquitto")]
    public void A_station_cannot_fill_the_broker_with_topics_of_its_own(string kind) =>
        Assert.Equal(
            _venue.Topic("entry", "state"),
            FirstHeard(kind, _venue.Topic("entry", "heap/1"), _venue.Topic("entry", "state"), retain: true));

    [Theory]
    [InlineData("inside")]
    [InlineData("mosquitto")]
    public void Nobody_comes_in_without_a_name_or_with_a_wrong_password(string kind)
    {
        using var broker = Start(kind);
        using var nameless = new MqttLink("x", broker.OptionsFor(Venue.Gateway) with { User = null, Password = null });
        using var guessing = new MqttLink("y", broker.OptionsFor(Venue.Gateway) with { Password = "guess" });
        Assert.Contains("not authorised", Assert.Throws<MqttException>(nameless.Connect).Message);
        Assert.Contains("not authorised", Assert.Throws<MqttException>(guessing.Connect).Message);
    }

    [Theory]
    [InlineData("inside")]
    [InlineData("mosquitto")]
    public void A_ten_megabyte_message_ends_its_senders_link_and_is_told(string kind)
    {
        using var broker = Start(kind);
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

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Not on Windows: its files have no such mode.")]
    public void Passwords_are_kept_for_the_owner_alone_and_over_restarts()
    {
        var kept = Credentials.Keep(_users, _venue);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_users));
        Assert.Equal(kept["entry"], Credentials.Keep(_users, _venue)["entry"]);
        Assert.NotEqual(kept["entry"], kept["exit"]);
    }

    /// <summary>The first topic that the gateway hears of two that the station "entry" publishes.</summary>
    private string FirstHeard(string kind, string first, string second, bool retain)
    {
        using var broker = Start(kind);
        using var gateway = new MqttLink("gateway", broker.OptionsFor(Venue.Gateway));
        using var station = new MqttLink("entry", broker.OptionsFor("entry"));
        var heard = new TaskCompletionSource<string>();
        using var listening = new ManualResetEventSlim();
        gateway.Received += message => heard.TrySetResult(message.Topic);
        gateway.Connected += () => gateway.Subscribe("pitmarshal/v1/+/+/#", 1);
        gateway.Subscribed += _ => listening.Set();
        gateway.Connect();
        listening.Within();
        station.Connect();
        station.Publish(first, "{}"u8, 1, retain);
        station.Publish(second, "{}"u8, 1, retain);
        return heard.Task.Within();
    }

    private IVenueBroker Start(string kind) => kind == "inside"
        ? InsideBroker.Start(Path.Combine(_folder.FullName, "broker"), _venue, _users, _ => { })
        : MosquittoBroker.Start(Path.Combine(_folder.FullName, "broker"), _venue, _users);
}
