using System.Globalization;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Mqtt;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>Race control, by MQTT.</summary>
internal sealed class RaceDesk(MqttOptions options)
{
    private const int MostPerMessage = 16;
    private const string Boot = "0ace0001";

    /// <summary>
    /// Lists cars with their transponders and starts the race; returns when the gateway has stored that.
    /// </summary>
    public void StartRace(IEnumerable<(string Car, string Transponder)> cars)
    {
        string topic = $"{Venue.TopicRoot}/{BenchVenue.Name}/{Venue.RaceControl}/";
        string now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        string[] events =
        [
            .. cars.Select(car => $$"""
                "event":"EntryListed","at":"{{now}}","car":"{{car.Car}}","transponders":["{{car.Transponder}}"]
                """),
            $"\"event\":\"RaceStarted\",\"at\":\"{now}\"",
        ];
        using ManualResetEventSlim subscribed = new(), stored = new();
        using MqttLink desk = new("bench-desk", options);
        desk.Subscribed += _ => subscribed.Set();
        desk.Received += message =>
        {
            if (Encoding.UTF8.GetString(message.Payload) == $$"""{"boot":"{{Boot}}","upTo":{{events.Length}}}""")
            {
                stored.Set();
            }
        };
        desk.Connect();
        desk.Subscribe(topic + "ack", 1);
        subscribed.Wait();
        foreach ((int Index, string Item)[] some in events.Index().Chunk(MostPerMessage))
        {
            string items = string.Join(',', some.Select(e => $$"""{"n":{{e.Index + 1}},{{e.Item}}}"""));
            desk.Publish(topic + "obs",
                Encoding.UTF8.GetBytes($$"""{"boot":"{{Boot}}","obs":[{{items}}]}"""), 1, retain: false);
        }
        stored.Wait();
    }
}
