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
        Deliveries = log.Streams.Values.ToDictionary(stream => stream.Boot, stream => new Delivery(stream));
    }

    internal VenueStation Venue { get; }

    internal StationLog Log { get; }

    internal StationPresence Presence { get; }

    /// <summary>By boot, in the order in which they were first heard of.</summary>
    internal Dictionary<string, Delivery> Deliveries { get; }

    internal StateReport? State { get; set; }

    internal HealthReport? Health { get; set; }

    internal Instant? HealthAt { get; set; }

    /// <summary>The boot that runs.</summary>
    internal Delivery? Current => Presence.Boot is { } boot ? Deliveries.GetValueOrDefault(boot) : null;
}
