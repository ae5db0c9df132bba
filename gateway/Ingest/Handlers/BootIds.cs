using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Which boot a message is of. An id that comes again, with its numbers or its µs from the beginning, is another boot:
/// nothing of it is taken for what is stored already.
/// </summary>
internal sealed class BootIds(Recorder recorder, Numbering numbering, Action<string> notice)
{
    // Within a boot µs never fall. What was seen at once may be numbered in another order.
    private const long FallUs = 60_000_000;

    // Whose id comes again more often is no board that lost its count.
    private const int MostTimes = 16;

    /// <summary>Null where the station had too many boots.</summary>
    internal Delivery? Of(StationState station, string said) => recorder.Delivery(station, station.Latest(said));

    internal Delivery? Of(StationState station, ObsPayload payload)
    {
        if (Of(station, payload.Boot) is not { } delivery)
        {
            return null;
        }
        if (Repeated(station, payload) is { } repeated)
        {
            return repeated;
        }
        if (BeforeFall(delivery, payload.Items[0].Observation) is { } before)
        {
            return before;
        }
        return payload.Items.Any(item => numbering.SaysAnother(delivery, item))
                ? Begin(station, payload.Boot, "a number of it came with other content")
            : payload.Items.Any(item => Falls(delivery, item.Observation)) ? Begin(station, payload.Boot, "its µs fell")
            : delivery;
    }

    internal Delivery? Of(StationState station, ClockAsk ask) =>
        Of(station, ask.Boot) is { } delivery && ask.Us < delivery.Stream.LastSampleUs - FallUs
            ? Begin(station, ask.Boot, "its µs fell") : Of(station, ask.Boot);

    /// <summary>What comes before the first observation with fallen µs; 0 where none fall within the payload.</summary>
    internal static int FallIn(ObsPayload payload)
    {
        for (var i = 1; i < payload.Items.Count; i++)
        {
            var (last, next) = (payload.Items[i - 1].Observation, payload.Items[i].Observation);
            if (next.N > last.N && next.Us < last.Us - FallUs)
            {
                return i;
            }
        }
        return 0;
    }

    /// <summary>The boot before, where this came late of it: from before its µs fell.</summary>
    private static Delivery? BeforeFall(Delivery delivery, in Observation seen) =>
        delivery is { Before: { } before, Stream.Numbers.Lowest: var (n, us) } && seen.N < n && seen.Us > us + FallUs
            ? before : null;

    private static bool Falls(Delivery delivery, in Observation seen) =>
        seen.N > delivery.Stream.Numbers.Highest && seen.Us < delivery.Stream.Numbers.HighestUs - FallUs;

    /// <summary>
    /// Where the id came again: the latest boot of which all of it is a repeat; null where there is none.
    /// </summary>
    private Delivery? Repeated(StationState station, ObsPayload payload)
    {
        var boots = station.Under(payload.Boot).ToList();
        return boots.Count == 1 ? null
            : boots.FindLast(boot => payload.Items.All(item => numbering.SaysTheSame(boot, item)));
    }

    private Delivery? Begin(StationState station, string said, string why)
    {
        if (station.Under(said).Count() >= MostTimes)
        {
            return null;
        }
        var before = station.Deliveries[station.Latest(said)];
        var boot = station.BeginAgain(said);
        station.Presence.Runs(boot);
        notice($"{station.Venue.Name}: boot {said} came again, for {why}; it is kept as {boot}, "
            + "and the time between the two is doubted");
        if (recorder.Delivery(station, boot) is not { } begun)
        {
            return null;
        }
        begun.Before = before;
        return begun;
    }
}
