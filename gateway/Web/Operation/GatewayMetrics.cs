using System.Diagnostics.Metrics;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Operation;

/// <summary>The gateway's figures, under names as OpenTelemetry writes them.</summary>
internal sealed class GatewayMetrics : IDisposable
{
    internal const string Name = "PitMarshal";

    private static readonly string[] s_parts = ["broker", "store", "disk", "clock", "standby", "hub"];

    private readonly Meter _meter = new(Name);

    public GatewayMetrics(
        Gateway gateway, GatewayProblems problems, Uplink uplink, LiveShares shares)
    {
        _meter.CreateObservableCounter(
            "pitmarshal.log.batches", () => gateway.Batches, "{batch}", "Batches that are on the disk.");
        _meter.CreateObservableUpDownCounter(
            "pitmarshal.live.open", () => shares.Open, "{stream}", "Browsers that follow.");
        _meter.CreateObservableCounter("pitmarshal.live.beyond", () => (Measurement<long>[])
            [new(shares.Beyond.Refused, Tag("what", "refused")), new(shares.Beyond.Ended, Tag("what", "ended"))],
            "{stream}", "Live pages that were refused, or ended for others who had less.");
        _meter.CreateObservableUpDownCounter("pitmarshal.problems", () => s_parts.Select(part => new Measurement<int>(
            problems.Now.Count(problem => problem.Part == part), Tag("part", part))), "{problem}", "Wrong now.");
        _meter.CreateObservableGauge("pitmarshal.role", () => new Measurement<int>(
            1, Tag("role", gateway.Sharing().Role)), "{gateway}", "What it is to its log: alone, owner or standby.");
        _meter.CreateObservableGauge("pitmarshal.standby.behind", () => gateway.Sharing().Behind, "{entry}",
            "Entries of the log that the standby has not followed yet.");
        _meter.CreateObservableGauge("pitmarshal.standby.lag", () => gateway.Sharing().BehindSeconds, "s",
            "For how long it has not had all of them.");
        IEnumerable<Measurement<T>> OfStations<T>(Func<Ingest.Views.StationView, T> figure)
            where T : struct => gateway.Ask(intake => intake.Stations(gateway.Now))
            .Select(station => new Measurement<T>(figure(station), Tag("station", station.Station)));
        _meter.CreateObservableUpDownCounter("pitmarshal.station.online",
            () => OfStations(station => station.Online ? 1 : 0), "{station}", "Stations that are heard.");
        _meter.CreateObservableCounter("pitmarshal.station.observations",
            () => OfStations(station => station.UpTo), "{observation}", "Of the station's present boot, on the disk.");
        _meter.CreateObservableUpDownCounter("pitmarshal.station.holes",
            () => OfStations(station => station.Holes), "{hole}", "Numbers that are missing.");
        _meter.CreateObservableCounter("pitmarshal.station.rejected",
            () => gateway.Ask(intake => intake.Stations(gateway.Now)).SelectMany(station => station.Rejected.Select(
                of => new Measurement<long>(of.Value, Tag("station", station.Station), Tag("reason", of.Key)))),
            "{message}", "What could not be used, or was beyond a share.");
        _meter.CreateObservableUpDownCounter(
            "pitmarshal.hub.lag", uplink.Lag, "{entry}", "Entries of the log that the hub lacks.");
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
