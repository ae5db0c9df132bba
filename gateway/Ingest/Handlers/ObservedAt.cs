using PitMarshal.Events;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What the events of one observation have in common.</summary>
internal readonly record struct ObservedAt(Instant At, double UMs, string Source)
{
    internal RaceEvent Stamp(RaceEvent e) => e with { At = At, UMs = UMs, Source = Source };
}
