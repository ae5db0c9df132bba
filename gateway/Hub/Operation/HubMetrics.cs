using System.Diagnostics.Metrics;
using PitMarshal.Events;
using PitMarshal.Hub.Races;
using PitMarshal.Hub.Receiving;
using PitMarshal.Hub.Spectators;
using PitMarshal.Hub.Wire;

namespace PitMarshal.Hub.Operation;

/// <summary>The hub's figures, under names as OpenTelemetry writes them.</summary>
internal sealed class HubMetrics : IDisposable
{
    internal const string Name = "PitMarshal.Hub";

    // Older races of a venue do not change any more, and would make the figures many.
    private const double HeardWithinSeconds = 7 * 86_400;

    private readonly Meter _meter = new(Name);

    internal HubMetrics(ShippedRaces races, Refusals refusals, IReadOnlyList<EdgePublisher> edges)
    {
        IEnumerable<Measurement<T>> OfRaces<T>(Func<ShippedRace, T> figure)
            where T : struct => races.Now().Where(race => race.HeardSeconds < HeardWithinSeconds).Select(race =>
            new Measurement<T>(figure(race), Label("venue", race.Venue), Label("race", race.Race)));
        _meter.CreateObservableUpDownCounter("pitmarshal.hub.lag", () => OfRaces(race => race.Lag), "{entry}",
            "Entries that a venue has and the hub lacks.");
        _meter.CreateObservableGauge("pitmarshal.hub.lag.time", () => OfRaces(race => race.LagSeconds), "s",
            "How long the oldest of them has waited.");
        _meter.CreateObservableGauge("pitmarshal.hub.heard", () => OfRaces(race => race.HeardSeconds), "s",
            "How long ago the venue was heard.");
        _meter.CreateObservableUpDownCounter("pitmarshal.hub.forks",
            () => OfRaces(race => race.Fork is null ? 0 : 1), "{fork}", "Logs that went on otherwise at the venue.");
        _meter.CreateObservableCounter("pitmarshal.hub.entries", () => refusals.Entries, "{entry}",
            "Taken by this hub, durably.");
        _meter.CreateObservableCounter("pitmarshal.hub.refusals", () => Enum.GetValues<RefusalReason>().Select(reason =>
            new Measurement<long>(refusals.Of(reason), Label("reason", Words<RefusalReason>.Write(reason)))),
            "{message}", "Refused by this hub.");
        _meter.CreateObservableCounter("pitmarshal.hub.edge.messages", () => edges.SelectMany(edge => (IEnumerable<
            Measurement<long>>)
            [
                new(edge.Count.Sent, Label("edge", edge.Address), Label("outcome", "taken")),
                new(edge.Count.Lost, Label("edge", edge.Address), Label("outcome", "lost")),
            ]), "{message}", "Changes for spectators by edge.");
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
