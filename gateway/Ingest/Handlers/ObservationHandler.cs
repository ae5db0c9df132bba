using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What stations observed: checked, stored, and put to what waits for translation.</summary>
internal sealed class ObservationHandler(Recorder recorder, Batch batch, Numbering numbering)
{
    // No observation is later than its arrival; two clocks may disagree by this much.
    private const long FutureUs = 5_000_000;

    /// <summary>Returns what is wrong, or nothing.</summary>
    internal string Take(StationState station, ObsPayload payload, Instant rx)
    {
        if (recorder.Delivery(station, payload.Boot) is not { } delivery)
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
                    station.Presence.Runs(payload.Boot);
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
