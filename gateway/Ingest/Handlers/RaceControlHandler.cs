using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What race control enters over MQTT: events already, whose numbers are kept as a station's are.</summary>
internal sealed class RaceControlHandler(Recorder recorder, Batch batch, Numbering numbering)
{
    /// <summary>Returns what is wrong, or nothing.</summary>
    internal string Take(StationState raceControl, ObsPayload payload, Instant rx)
    {
        if (payload.Boot == DecisionSource.Page)
        {
            return "the boot 'page' is that of the gateway's own page";
        }
        if (recorder.Delivery(raceControl, payload.Boot) is not { } delivery)
        {
            return ReportHandler.TooManyBoots;
        }
        var wrong = "";
        foreach (var item in payload.Items)
        {
            if (!delivery.CanTake(item.Observation.N))
            {
                wrong = Numbering.FarAhead;
            }
            else if (numbering.Store(delivery, item, rx, ref wrong))
            {
                // The source of a correction names what is corrected; every other event without one comes from here.
                var entered = item.Event!;
                recorder.Append(entered is EventCorrected || entered.Source is not null
                    ? entered
                    : entered with { Source = delivery.Stream.Source(item.Observation.N) });
            }
        }
        batch.Acknowledge(delivery);
        return wrong;
    }
}
