using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest;

/// <summary>Faults: what an input tells is doubted from when it was last surely good until it is mended.</summary>
public sealed partial class Intake
{
    private const string StartedAnew = "the station started anew";

    /// <summary>What a fault says of the inputs, in the order of the venue.</summary>
    private void TakeFault(StationState station, StationStream stream, in Observation seen, Told told)
    {
        foreach (var fault in InputFault.Of(station.Venue, seen))
        {
            if (fault.What == InputFault.Mended)
            {
                _recorder.Event(told.Gives(fault.Trust(station.Venue.Name, InputFault.Mended)));
                continue;
            }
            var (since, _) = stream.ToUtc(fault.GoodUntil(seen.Us, stream.Sightings));
            _recorder.Event(told.Gives(fault.Doubt(station.Venue.Name) with { Since = since < told.At ? since : null }));
            if (fault.IsOver)
            {
                _recorder.Event((told with { At = told.At.Plus(InputFault.LateUs) }).Gives(fault.Trust(station.Venue.Name, fault.Reason)));
            }
            else if (stream != station.Current && station.Current is { BeganUs: { } began } running)
            {
                // It came late, from the journal: the boot that runs now has found for itself what is still wrong.
                var (anew, _) = running.ToUtc(began);
                _recorder.Event((told with { At = anew > told.At ? anew : told.At }).Gives(fault.Trust(station.Venue.Name, StartedAnew)));
            }
        }
    }

    /// <summary>A boot knows nothing of the faults before it: it supervises anew, and tells again what is still wrong.</summary>
    private void EndFaultsBefore(StationStream stream, Told boot)
    {
        foreach (var blind in _recorder.Judge.Blinds())
        {
            if (blind is { To: null, Input: { } input, Source: { } source } && blind.Station == stream.Station && blind.From < boot.At
                && source.StartsWith($"{stream.Station}/", StringComparison.Ordinal)
                && !source.StartsWith($"{stream.Station}/{stream.Boot}/", StringComparison.Ordinal))
            {
                _recorder.Event(boot.Gives(new SensorTrusted(stream.Station, null, StartedAnew, input)));
            }
        }
    }

    /// <summary>What the events of one observation have in common.</summary>
    private readonly record struct Told(Instant At, double UMs, string Source)
    {
        public RaceEvent Gives(RaceEvent e) => e with { At = At, UMs = UMs, Source = Source };
    }
}
