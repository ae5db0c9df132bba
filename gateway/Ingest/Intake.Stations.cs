using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Log;

namespace PitMarshal.Ingest;

/// <summary>The stations as people are shown them.</summary>
public sealed partial class Intake
{
    /// <summary>
    /// All stations of the venue, in its order; then race control and whoever is unknown, if something of theirs was
    /// rejected.
    /// </summary>
    public IReadOnlyList<StationView> Stations(Instant now) =>
    [
        .. _venue.Stations.Select(station => View(_stations[station.Name], now)),
        .. new[] { _stations[Venue.RaceControl], _unknown }
            .Where(sender => Rejections.Of(sender.Venue.Name).Count > 0).Select(sender => View(sender, now)),
    ];

    private StationView View(StationState station, Instant now)
    {
        var (presence, current) = (station.Presence, station.Current);
        var applied = station.State?.Config;
        return new StationView(
            station.Venue.Name,
            station.Venue.Role,
            presence.Online,
            presence.Boot,
            station.State?.Firmware,
            applied is null ? null : applied == VenueStation.ConfigHash(station.Venue.ConfigPayload()),
            presence.LastHeard?.ToString(),
            current?.Numbers.Contiguous ?? 0,
            current?.Numbers.Holes().Count() ?? 0,
            ClockUMs(current, now),
            Rejections.Of(station.Venue.Name),
            station.Health is { } health ? JsonSerializer.Deserialize<JsonElement>(health.Json.Span) : null);
    }

    private static double? ClockUMs(StationStream? stream, Instant now) => stream is { Clock.IsKnown: true }
        ? stream.Clock.ToUtc(now.Micros - stream.Clock.OffsetUs).UUs / 1000.0
        : null;
}
