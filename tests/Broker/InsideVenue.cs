using System.Collections.Concurrent;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Broker;

/// <summary>A folder with a venue of two stations, for a broker inside.</summary>
internal sealed class InsideVenue : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-broker-");

    internal InsideVenue()
    {
        var station = new VenueStation("entry", "pit-entry", [new StationInput("in1", "loop", Point: "pit-in")]);
        Venue = new Venue(
            "home", [station, station with { Name = "exit" }], new BrokerListener(Port: BrokerListener.AnyPort));
        Folder = _home.CreateSubdirectory("broker").FullName;
    }

    internal Venue Venue { get; }

    internal string Folder { get; }

    internal string Users => Path.Combine(_home.FullName, "credentials.json");

    internal ConcurrentQueue<string> Notices { get; } = [];

    internal InsideBroker Start(BrokerListener? listener = null) =>
        InsideBroker.Start(Folder, Venue with { Broker = listener ?? Venue.Broker }, Users, Notices.Enqueue);

    /// <summary>Says one thing, and returns when the broker has taken it.</summary>
    internal void Say(InsideBroker broker, string user, string clientId, string tail, string payload, bool retain)
    {
        using var client = new MqttLink(clientId, broker.OptionsFor(user));
        using var taken = new ManualResetEventSlim();
        client.Published += _ => taken.Set();
        client.Connect();
        client.Publish($"pitmarshal/v1/home/{tail}", Encoding.UTF8.GetBytes(payload), 1, retain);
        taken.Within();
    }

    /// <summary>So many retained messages, by what stands behind the venue in their topics.</summary>
    internal Dictionary<string, string> Retained(InsideBroker broker, int count)
    {
        Dictionary<string, string> kept = [];
        using var client = new MqttLink("reader", broker.OptionsFor(Venue.Watch));
        using var all = new CountdownEvent(count);
        client.Received += message =>
        {
            kept.Add(message.Topic["pitmarshal/v1/home/".Length..], Encoding.UTF8.GetString(message.Payload));
            all.Signal();
        };
        client.Connect();
        client.Subscribe("pitmarshal/v1/home/#", 1);
        all.Within();
        return kept;
    }

    public void Dispose() => _home.Delete(recursive: true);
}
