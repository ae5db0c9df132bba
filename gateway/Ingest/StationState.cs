using PitMarshal.Broker;

namespace PitMarshal.Ingest;

/// <summary>All that the gateway knows of one station; race control is one too, without inputs.</summary>
internal sealed class StationState(VenueStation venue)
{
    /// <summary>A station that starts anew more often than this in one race is given up.</summary>
    internal const int MostBoots = 1000;

    internal VenueStation Venue { get; } = venue;

    internal StationPresence Presence { get; } = new(venue);

    /// <summary>By boot, in the order in which they were first heard of.</summary>
    internal Dictionary<string, StationStream> Streams { get; } = [];

    internal StateReport? State { get; set; }

    internal HealthReport? Health { get; set; }

    internal StationStream? Current => Presence.Boot is { } boot ? Streams.GetValueOrDefault(boot) : null;
}
