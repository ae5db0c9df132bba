using PitMarshal.Broker;
using PitMarshal.Judge;
using PitMarshal.Log;

namespace PitMarshal.Ingest;

/// <summary>Whether what a person wants recorded makes sense, as the race stands.</summary>
internal static class DecisionCheck
{
    internal static Refusal? Of(IReadOnlyList<RaceEvent> events, RaceJudge judge, Venue venue, Instant now) =>
        events.Any(e => string.IsNullOrWhiteSpace(e.By)) ? new Refusal("by", "say who decides") : null;
}
