using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What stations observed: checked, stored, and put to what waits for translation.</summary>
internal sealed class ObservationHandler(Batch batch, Numbering numbering, BootIds boots)
{
    // No observation is later than its arrival; two clocks may disagree by this much.
    private const long FutureUs = 5_000_000;

    /// <summary>Returns what is wrong, or nothing.</summary>
    internal string Take(StationState station, ObsPayload payload, Instant rx)
    {
        if (boots.Of(station, payload) is not { } delivery)
        {
            return ReportHandler.TooManyBoots;
        }
        station.Presence.Heard(rx);
        var wrong = "";
        foreach (var item in payload.Items)
        {
            if (IsAbsurd(delivery, item.Observation, rx) is { } absurd)
            {
                wrong = absurd;
            }
            else if (numbering.Store(delivery, item, rx, ref wrong))
            {
                delivery.Waiting.Enqueue(new WaitingObservation(item.Observation, rx));
                if (item.Observation.Kind == "boot" && station.Presence.Boot is null)
                {
                    station.Presence.Runs(delivery.Stream.Boot);
                }
            }
        }
        batch.Acknowledge(delivery);
        return wrong;
    }

    private static string? IsAbsurd(Delivery delivery, in Observation seen, Instant rx)
    {
        if (!delivery.CanTake(seen.N))
        {
            return Numbering.FarAhead;
        }
        if (!delivery.Stream.Clock.IsKnown)
        {
            return null;
        }
        var (at, uUs) = delivery.Stream.Clock.ToUtc(seen.Us);
        return at.Since(rx) > FutureUs + uUs ? "a stamp in the future" : null;
    }
}
