using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Observations become events as soon as their instant is known. An observation from a box that no car has means
/// nothing to the race and stays in the log as it is.
/// </summary>
internal sealed class Translation(Recorder recorder, Batch batch)
{
    private const string ByArrival =
        "its station exchanged no clock, so it happened when it came or before, and nobody knows how long before";

    /// <summary>
    /// Translates what waited: all of it once the clock is known, what waited too long by its arrival.
    /// </summary>
    internal void Flush(StationState station, Delivery delivery, Instant now)
    {
        while (delivery.Waiting.TryPeek(out var next) && delivery.IsDue(next.Rx, now))
        {
            delivery.Waiting.Dequeue();
            var (seen, stream) = (next.Seen, delivery.Stream);
            var (at, uUs) = stream.ToUtc(seen.Us);
            var sensor = SensorDelay.Of(station.Venue, stream, seen);
            var observed = ObservedAt.Of(at, seen.PmUs + uUs, sensor, stream.Source(seen.N)) with
            {
                Inferred = stream.Clock.IsKnown ? null : ByArrival,
            };
            if (delivery.UpTo >= seen.N)
            {
                recorder.Append(station.Presence.Observed(stream.Boot, at, observed.UMs));
            }
            recorder.Append(EventsOf(station, delivery, seen, observed));
            batch.Touch(delivery);
        }
    }

    private IReadOnlyList<RaceEvent> EventsOf(
        StationState station, Delivery delivery, in Observation seen, ObservedAt observed) => seen.Kind switch
    {
        "boot" => FaultEvents.EndedBy(delivery.Stream, observed, recorder.Race.Judge.Blinds()),
        "fault" => FaultEvents.Of(station, delivery, seen, observed),
        _ => EventOf(seen) is { } e ? [observed.Stamp(e)] : [],
    };

    /// <summary>Still without its instant; null when there is none.</summary>
    private RaceEvent? EventOf(in Observation seen)
    {
        if (seen.Kind == "tag")
        {
            return new CarPassed(null, seen.Id!.Length > 0 ? seen.Id : null, seen.Point!);
        }
        var kind = SensorKinds.Find(seen.Kind);
        return recorder.State.Boxes.CarIn(seen.Box) is { } car
            ? (seen.On ? kind?.On : kind?.Off)?.Invoke(car, seen.Box, seen.Side, seen.Id)
            : null;
    }
}
