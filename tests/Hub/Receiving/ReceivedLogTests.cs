using System.Text;
using PitMarshal.Events;
using PitMarshal.Hub.Receiving;
using PitMarshal.Hub.Wire;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;
using PitMarshal.Tests.Hub.Parts;

namespace PitMarshal.Tests.Hub.Receiving;

/// <summary>A log as a hub appends to it.</summary>
[Collection(HubCollection.Name)]
public sealed class ReceivedLogTests(HubFixture hubs)
{
    [Fact]
    public void A_boot_of_a_refused_batch_leaves_no_number_behind()
    {
        var log = hubs.Store.Log(hubs.NewVenue().Name, "day");
        using (var received = new ReceivedLog(log))
        {
            Assert.Null(received.Append([Observed("entry", 1)]));
            var head = received.Head;

            Assert.Contains("comes twice", received.Append([Observed("exit", 1), Observed("entry", 1)]));

            Assert.Equal(head, received.Head);
            Assert.Null(received.Append([Observed("box-4", 1), Observed("exit", 1)]));
        }

        using var reader = log.Read();
        Assert.Equal([("entry", 1L), ("box-4", 1L), ("exit", 1L)],
            reader.Observations().Select(observation => (observation.Station!, observation.N)));
    }

    private static ShippedEntry Observed(string station, long n) => new(EntryKind.Observation,
        ObservationBody.Write(station, "5f21c0d4", new Instant(n), Encoding.UTF8.GetBytes(
            $$"""{"n":{{n}},"us":{{n}},"pm":1,"k":"loop","p":"pit-in","on":true}""")), []);
}
