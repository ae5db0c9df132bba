using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Views;

namespace PitMarshal.Ingest.Streams;

/// <summary>All that the gateway knows of one station; race control is one too, without inputs.</summary>
internal sealed class StationState(VenueStation venue)
{
    /// <summary>A station that starts anew more often than this in one race is given up.</summary>
    internal const int MostBoots = 1000;

    /// <summary>So many of the latest faults are shown.</summary>
    internal const int MostFaults = 16;

    internal VenueStation Venue { get; } = venue;

    internal StationPresence Presence { get; } = new(venue);

    /// <summary>By boot, in the order in which they were first heard of.</summary>
    internal Dictionary<string, StationStream> Streams { get; } = [];

    /// <summary>The latest faults it told, of its inputs and of itself.</summary>
    internal Queue<ToldFault> Faults { get; } = new();

    internal StateReport? State { get; set; }

    internal HealthReport? Health { get; set; }

    internal Instant? HealthAt { get; set; }

    internal void Tell(in Observation fault, Instant at)
    {
        Faults.Enqueue(new ToldFault(fault.Input ?? "", fault.What ?? "", at));
        if (Faults.Count > MostFaults)
        {
            Faults.Dequeue();
        }
    }

    internal StationStream? Current => Presence.Boot is { } boot ? Streams.GetValueOrDefault(boot) : null;
}
