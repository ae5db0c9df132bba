using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Which gaps in the numbers of a boot open or close now: the holes there are, against the gaps of the log.
/// </summary>
internal static class GapEvents
{
    /// <summary>Asked once a batch, so that what merely came in another order is no gap.</summary>
    internal static IReadOnlyList<RaceEvent> Due(StationState station, Delivery delivery, LogState log, Instant now)
    {
        var stream = delivery.Stream;
        if (station.Venue.Name == Venue.RaceControl || !delivery.CanTimeGaps)
        {
            return [];
        }
        var opened = stream.Lost
            .Concat(delivery.Holes().Where(hole =>
                !stream.OpenGaps.Exists(gap => gap.From <= hole.From && hole.To <= gap.To)))
            .Select(hole => Opened(station, stream, hole, log.Began ?? now));
        var closed = stream.OpenGaps.AsEnumerable().Reverse().Where(gap => stream.Numbers.Covers(gap.From, gap.To))
            .Select(gap => new GapClosed(stream.Station, stream.Boot, gap.From, gap.To) { At = now });
        return [.. opened, .. closed];
    }

    /// <summary>
    /// It covers every instant at which something lost can have been. By arrival alone that is any since the boot
    /// before was last heard: what came late was seen nobody knows how long ago.
    /// </summary>
    private static GapOpened Opened(StationState station, StationStream stream, NumberHole hole, Instant logBegan)
    {
        var (before, beforeUUs) = stream.ToUtc(hole.BeforeUs);
        var (after, afterUUs) = stream.ToUtc(hole.AfterUs);
        if (!stream.Clock.IsKnown)
        {
            before = Earlier(before, station.Log.LastSignBefore(stream) ?? logBegan);
        }
        // A clock that was set back within the hole puts its end before its beginning.
        return new GapOpened(stream.Station, stream.Boot, hole.From, hole.To, before > after ? before : after,
            station.Venue.Points, station.Venue.Boxes)
        {
            At = Earlier(before, after), UMs = Math.Max(beforeUUs, afterUUs) / 1000.0,
        };
    }

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;
}
