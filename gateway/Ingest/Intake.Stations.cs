using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Streams;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Ingest;

/// <summary>The stations as people are shown them.</summary>
public sealed partial class Intake
{
    /// <summary>
    /// All stations of the venue, in its order; then race control and whoever is unknown, if something of theirs was
    /// rejected.
    /// </summary>
    public IReadOnlyList<StationView> Stations(Instant now)
    {
        var blinds = _recorder.Judge.Blinds().ToLookup(blind => blind.Station);
        return
        [
            .. _venue.Stations.Select(station => View(_stations[station.Name], blinds[station.Name], now)),
            .. new[] { _stations[Venue.RaceControl], _unknown }
                .Where(sender => Rejections.Of(sender.Venue.Name).Count > 0).Select(sender => View(sender, [], now)),
        ];
    }

    private StationView View(StationState station, IEnumerable<StationBlind> blinds, Instant now)
    {
        var (presence, current, applied) = (station.Presence, station.Current, station.State?.Config);
        var health = station.Health is { } told ? JsonSerializer.Deserialize<JsonElement>(told.Json.Span) : default(JsonElement?);
        var clock = Clock(current, now);
        IReadOnlyList<StationBlind> blind = [.. blinds];
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
            clock?.UMs,
            Rejections.Of(station.Venue.Name),
            health)
        {
            Points = station.Venue.Points,
            Boxes = station.Venue.Boxes,
            Inputs = [.. station.Venue.Inputs.Select(input => View(input, station, health, blind))],
            ToldFaults = [.. station.Faults],
            OnlineSince = presence.Online ? presence.HeardSince : null,
            GapSince = presence.Gap?.At,
            OpenHoles = current is null ? [] : [.. current.Numbers.Holes().Select(hole => View(hole, current))],
            Clock = clock,
            Figures = health is { } figures ? HealthFigures.Read(figures) : null,
            HealthAt = station.HealthAt,
            Blinds = blind,
        };
    }

    private static InputView View(
        StationInput input, StationState station, JsonElement? health, IReadOnlyList<StationBlind> blinds)
    {
        var (on, edges, lastUs) = HealthFigures.OfInput(health, input.ToldAs);
        // A health tells µs of the boot it came from, which may be over.
        var clock = station.Health is { } told ? station.Streams.GetValueOrDefault(told.Boot)?.Clock : null;
        return new InputView(
            input.ToldAs, input.Kind, input.Point, input.Box, input.Side, input.Id, on, edges,
            lastUs is > 0 and <= ObservationReader.StampUsMost && clock is { IsKnown: true } ? clock.ToUtc(lastUs.Value).At : null,
            [.. blinds.Where(blind => blind.To is null && blind.Input == input.ToldAs)]);
    }

    private static HoleView View(in NumberHole hole, StationStream stream) => stream.Clock.IsKnown
        ? new HoleView(hole.From, hole.To, stream.ToUtc(hole.BeforeUs).At, stream.ToUtc(hole.AfterUs).At)
        : new HoleView(hole.From, hole.To, null, null);

    private static ClockView? Clock(StationStream? stream, Instant now)
    {
        if (stream?.Clock is not { Latest: { } latest } clock)
        {
            return null;
        }
        var (ppm, uPpm) = clock.Drift;
        return new ClockView(
            clock.ToUtc(now.Micros - clock.OffsetUs).UUs / 1000.0, ppm, uPpm,
            new Instant(latest.Us + latest.OffsetUs), latest.DelayUs / 1000.0);
    }
}
