using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What stations observed: checked, stored, and put to what waits for translation.</summary>
internal sealed class ObservationHandler(
    Recorder recorder, Batch batch, Numbering numbering, BootIds boots, ReportHandler reports)
{
    // No observation is later than its arrival; two clocks may disagree by this much.
    private const long FutureUs = 5_000_000;

    // A station sends in order, and again what is missing: more holes than that are left by whoever means to.
    internal const int MostHoles = 64;

    /// <summary>Returns what is wrong, or nothing.</summary>
    internal string Take(StationState station, ObsPayload payload, Instant rx)
    {
        if (BootIds.FallIn(payload) is > 0 and var fall)
        {
            var before = Take(station, payload with { Items = [.. payload.Items.Take(fall)] }, rx);
            var after = Take(station, payload with { Items = [.. payload.Items.Skip(fall)] }, rx);
            return before.Length > 0 ? before : after;
        }
        if (boots.Of(station, payload) is not { } delivery)
        {
            return ReportHandler.TooManyBoots;
        }
        station.Presence.Heard(rx);
        station.Share.Charge(payload.Items.Sum(item => CostOf(item.Observation)));
        var (wrong, upTo) = ("", delivery.UpTo);
        foreach (var item in payload.Items)
        {
            if (IsAbsurd(station, delivery, item.Observation, rx) is { } absurd)
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
        var boards = station.Boards.Observed(delivery, payload.Items.Max(item => item.Observation.Us));
        recorder.Append(reports.Told(station, boards));
        batch.Acknowledge(delivery);
        if (delivery.IsSuperseded && delivery.UpTo > upTo)
        {
            // What is acknowledged under its id may reach further now.
            batch.Acknowledge(station.Deliveries[station.Latest(payload.Boot)]);
        }
        return wrong;
    }

    private static long CostOf(in Observation seen) =>
        seen.Kind is "fault" or "lost" or "boot" ? StationShare.OfFault : 1;

    private static string? IsAbsurd(StationState station, Delivery delivery, in Observation seen, Instant rx)
    {
        if (delivery.Stream.Numbers.OpensHole(seen.N))
        {
            if (station.Share.IsOver)
            {
                // What was refused before it comes again, and then this.
                return StationShare.Over;
            }
            if (station.Log.Holes >= MostHoles)
            {
                return "more holes in the numbers than a station leaves";
            }
        }
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
