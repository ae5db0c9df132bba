using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Ingest.Handlers;

/// <summary>Faults: what an input tells is doubted from when it was last surely good until it is mended.</summary>
internal static class FaultEvents
{
    private const string StartedAnew = "the station started anew";

    /// <summary>What a fault says of the inputs, in the order of the venue.</summary>
    internal static IReadOnlyList<RaceEvent> Of(
        StationState station, Delivery delivery, Observation seen, ObservedAt observed)
    {
        var (events, name) = (new List<RaceEvent>(), station.Venue.Name);
        foreach (var fault in InputFault.Of(station.Venue, seen))
        {
            if (fault.What == InputFault.Mended)
            {
                events.Add(observed.Stamp(fault.Trust(name, InputFault.Mended)));
                continue;
            }
            var (since, _) = delivery.Stream.ToUtc(fault.GoodUntil(seen.Us, delivery.Stream.Lines));
            events.Add(observed.Stamp(fault.Doubt(name) with { Since = since < observed.At ? since : null }));
            if (fault.IsOver)
            {
                var over = observed with { At = observed.At.Plus(InputFault.LateUs) };
                events.Add(over.Stamp(fault.Trust(name, fault.Reason)));
            }
            else if (delivery != station.Current && station.Current is { BeganUs: { } began } running)
            {
                // It came late, from the journal: the boot that runs now has found for itself what is still wrong.
                var (anew, _) = running.Stream.ToUtc(began);
                var ended = observed with { At = anew > observed.At ? anew : observed.At };
                events.Add(ended.Stamp(fault.Trust(name, StartedAnew)));
            }
        }
        return events;
    }

    /// <summary>
    /// A boot knows nothing of the faults before it: it supervises anew, and tells again what is still wrong.
    /// </summary>
    internal static IReadOnlyList<RaceEvent> EndedBy(
        StationStream stream, ObservedAt boot, IEnumerable<StationBlind> blinds) =>
    [
        .. blinds.Where(blind => blind is { To: null, Input: not null, Source: { } source }
                && blind.Station == stream.Station && blind.From < boot.At
                && source.StartsWith($"{stream.Station}/", StringComparison.Ordinal)
                && !source.StartsWith($"{stream.Station}/{stream.Boot}/", StringComparison.Ordinal))
            .Select(blind => boot.Stamp(new SensorTrusted(stream.Station, null, StartedAnew, blind.Input))),
    ];
}
