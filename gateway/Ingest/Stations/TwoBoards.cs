using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// Two boards that speak as one station: a boot that another one followed is alive after all. A station that starts
/// anew never goes back to a boot. Which board is at the line nobody here knows, so nothing of both is relied on while
/// both live, from the later of their beginnings on.
/// </summary>
internal sealed class TwoBoards(StationState station, Instant now)
{
    internal const string Reason = "two boards speak under its name";

    // A board says something every 10 s; two that fight for one link are each without it for a while.
    private const long GoneUs = 120_000_000;

    // What came later than this after it was said came over no link that holds.
    private const long UnderWayUs = 5_000_000;

    private readonly Dictionary<string, Instant> _lastHeard = [];
    private Instant _watchedSince = now;

    /// <summary>A boot says something of now.</summary>
    /// <param name="delivery">The boot.</param>
    /// <param name="us">Its µs now; null where it did not say them.</param>
    /// <param name="rx">When it came.</param>
    internal IReadOnlyList<RaceEvent> Heard(Delivery delivery, long? us, Instant rx)
    {
        _lastHeard[delivery.Stream.Boot] = rx;
        delivery.HeardAt ??= delivery.Stream.FirstHeard ?? rx;
        station.Presence.Runs(delivery.Stream.Boot);
        return Lives(delivery, us is { } said && delivery.Stream.Clock.IsKnown
            ? Earliest(delivery, said) : rx.Plus(-UnderWayUs));
    }

    /// <summary>A boot observed something, which may have come late.</summary>
    internal IReadOnlyList<RaceEvent> Observed(Delivery delivery, long us) =>
        delivery.Stream.Clock.IsKnown ? Lives(delivery, Earliest(delivery, us)) : [];

    /// <summary>Only one of them has been heard for a while.</summary>
    internal IReadOnlyList<RaceEvent> Due(Instant now)
    {
        if (station.Log.TwoBoards is null || now.Since(_watchedSince) < GoneUs)
        {
            return [];
        }
        var alive = _lastHeard.Where(heard => now.Since(heard.Value) < GoneUs).Select(heard => heard.Key).ToList();
        if (alive.Count != 1)
        {
            return [];
        }
        station.Presence.Remains(alive[0], now);
        return [new SensorTrusted(station.Venue.Name, null, Reason) { At = now }];
    }

    private static Instant Earliest(Delivery delivery, long us)
    {
        var (at, uUs) = delivery.Stream.ToUtc(us);
        return at.Plus(-uUs);
    }

    /// <summary>A boot that ended was alive at this instant.</summary>
    private IReadOnlyList<RaceEvent> Lives(Delivery delivery, Instant at)
    {
        if (station.Log.TwoBoards is not null || !station.Presence.HasEnded(delivery.Stream.Boot)
            || station.Current is not { } current || (current.HeardAt ?? current.Stream.FirstHeard) is not { } heard
            || at <= heard)
        {
            return [];
        }
        _watchedSince = heard > at ? heard : at;
        var (one, other) = (Began(delivery, at), Began(current, heard));
        var both = one > other ? one : other;
        // The board that was taken to be gone was not: the trust of then must not end this doubt.
        var from = station.Log.OneBoardFrom is { } wrongly && both <= wrongly ? wrongly.Plus(1) : both;
        return [new SensorDoubted(station.Venue.Name, null, Reason) { At = from }];
    }

    private static Instant Began(Delivery delivery, Instant known) =>
        delivery.Stream.HasTime && Earliest(delivery, 0) is var began && began < known ? began : known;
}
