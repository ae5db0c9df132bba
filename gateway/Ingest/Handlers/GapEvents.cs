using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Which gaps in the numbers of a boot open or close now: the holes there are, against the gaps of the log.
/// </summary>
internal static class GapEvents
{
    /// <summary>Asked once a batch, so that what merely came in another order is no gap.</summary>
    internal static IReadOnlyList<RaceEvent> Due(VenueStation station, Delivery delivery, Instant now)
    {
        var stream = delivery.Stream;
        if (station.Name == Venue.RaceControl || !delivery.CanTimeGaps)
        {
            return [];
        }
        var opened = stream.Lost
            .Concat(delivery.Holes().Where(hole =>
                !stream.OpenGaps.Exists(gap => gap.From <= hole.From && hole.To <= gap.To)))
            .Select(hole => Opened(station, stream, hole));
        var closed = stream.OpenGaps.AsEnumerable().Reverse().Where(gap => stream.Numbers.Covers(gap.From, gap.To))
            .Select(gap => new GapClosed(stream.Station, stream.Boot, gap.From, gap.To) { At = now });
        return [.. opened, .. closed];
    }

    private static GapOpened Opened(VenueStation station, StationStream stream, NumberHole hole)
    {
        var (at, uUs) = stream.ToUtc(hole.BeforeUs);
        var (until, _) = stream.ToUtc(hole.AfterUs);
        return new GapOpened(stream.Station, stream.Boot, hole.From, hole.To, until < at ? at : until,
            station.Points, station.Boxes) { At = at, UMs = uUs / 1000.0 };
    }
}
