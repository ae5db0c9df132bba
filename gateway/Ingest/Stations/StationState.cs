using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// A station while the gateway runs: what the log says of it, and what it said of itself that stands in no entry. Race
/// control is one too, without inputs.
/// </summary>
internal sealed class StationState
{
    /// <summary>A station that starts anew more often than this in one race is given up.</summary>
    internal const int MostBoots = 1000;

    /// <param name="venue">The station.</param>
    /// <param name="log">What the log says of it.</param>
    /// <param name="now">From when on its silence counts.</param>
    internal StationState(VenueStation venue, StationLog log, Instant now)
    {
        (Venue, Log, Presence) = (venue, log, new StationPresence(venue, log, now));
        Boards = new TwoBoards(this, now);
        Share = new StationShare(now);
        Deliveries = log.Streams.Values.ToDictionary(stream => stream.Boot, stream => new Delivery(stream));
        foreach (var (boot, delivery) in Deliveries)
        {
            delivery.IsSuperseded = Latest(BootName.Said(boot)) != boot;
            delivery.Before = Under(BootName.Said(boot)).TakeWhile(other => other != delivery).LastOrDefault();
        }
    }

    internal VenueStation Venue { get; }

    internal StationLog Log { get; }

    internal StationPresence Presence { get; }

    internal TwoBoards Boards { get; }

    internal StationShare Share { get; }

    /// <summary>By boot, in the order in which they were first heard of.</summary>
    internal Dictionary<string, Delivery> Deliveries { get; }

    internal StateReport? State { get; set; }

    internal HealthReport? Health { get; set; }

    internal Instant? HealthAt { get; set; }

    /// <summary>The name of the boot that speaks under an id: the latest, where the id came again.</summary>
    internal string Latest(string said) => BootName.Of(said, Times(said));

    /// <summary>The boots under an id, the latest last.</summary>
    internal IEnumerable<Delivery> Under(string said) =>
        Enumerable.Range(1, Times(said)).Select(time => Deliveries[BootName.Of(said, time)]);

    /// <summary>The id came again: names the boot that speaks under it from now on.</summary>
    internal string BeginAgain(string said)
    {
        var times = Times(said);
        Deliveries[BootName.Of(said, times)].IsSuperseded = true;
        return BootName.Of(said, times + 1);
    }

    private int Times(string said)
    {
        var times = 1;
        while (Deliveries.ContainsKey(BootName.Of(said, times + 1)))
        {
            times++;
        }
        return times;
    }

    /// <summary>The boot that runs.</summary>
    internal Delivery? Current => Presence.Boot is { } boot ? Deliveries.GetValueOrDefault(boot) : null;
}
