using PitMarshal.Events;
using PitMarshal.Ingest.Stations;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What the events of one observation have in common.</summary>
internal readonly record struct ObservedAt(Instant At, double UMs, string Source)
{
    internal double SensorUMs { get; init; }

    internal double DelayUMs { get; init; }

    internal string? Detector { get; init; }

    /// <summary>Why its instant is not one that was observed; null: it was.</summary>
    internal string? Inferred { get; init; }

    /// <param name="at">By the stamp as it came.</param>
    /// <param name="uUs">± µs of the stamp and of the clock.</param>
    internal static ObservedAt Of(Instant at, long uUs, in SensorDelay sensor, string source) =>
        new(at.Plus(-sensor.LateUs), (uUs + sensor.PmUs) / 1000.0, source)
        {
            // A station that works by another configuration states less than the venue says.
            SensorUMs = Math.Min(sensor.SensorUs, uUs + sensor.PmUs) / 1000.0,
            DelayUMs = sensor.DelayUs / 1000.0,
            Detector = sensor.Name,
        };

    internal RaceEvent Stamp(RaceEvent e) => e with
    {
        At = At,
        UMs = UMs,
        Source = Source,
        SensorUMs = SensorUMs,
        DelayUMs = DelayUMs,
        Detector = Detector,
        Inferred = Inferred,
    };
}
