using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Ingest.Views;

/// <summary>The stations as people are shown them at an instant.</summary>
internal sealed class StationViews(IEnumerable<StationBlind> blinds, Rejections rejections, Instant now)
{
    private readonly ILookup<string, StationBlind> _blinds = blinds.ToLookup(blind => blind.Station);

    /// <summary>
    /// All of the venue, in its order; then race control and whoever is unknown, if something of theirs was rejected.
    /// </summary>
    internal IReadOnlyList<StationView> Of(Venue venue, IReadOnlyDictionary<string, StationState> stations)
    {
        var unknown = new StationState(
            new VenueStation(Rejections.Unknown, Rejections.Unknown, []), new StationLog(), now);
        return
        [
            .. venue.Stations.Select(station => Of(stations[station.Name])),
            .. new[] { stations[Venue.RaceControl], unknown }
                .Where(sender => rejections.Of(sender.Venue.Name).Count > 0).Select(Of),
        ];
    }

    private StationView Of(StationState station)
    {
        var (presence, current, applied) = (station.Presence, station.Current, station.State?.Config);
        var health = station.Health is { } told
            ? JsonSerializer.Deserialize<JsonElement>(told.Json.Span) : default(JsonElement?);
        var clock = Clock(current?.Stream);
        IReadOnlyList<StationBlind> blind = [.. _blinds[station.Venue.Name]];
        return new StationView(
            station.Venue.Name,
            station.Venue.Role,
            presence.Online,
            presence.Boot,
            station.State?.Firmware,
            applied is null ? null : applied == VenueStation.ConfigHash(station.Venue.ConfigPayload()),
            presence.LastHeard?.ToString(),
            current?.UpTo ?? 0,
            current?.Holes().Count() ?? 0,
            clock?.UMs,
            rejections.Of(station.Venue.Name),
            health)
        {
            Points = station.Venue.Points,
            Boxes = station.Venue.Boxes,
            Inputs = [.. station.Venue.Inputs.Select(input => Of(input, station, health, blind))],
            ToldFaults = [.. Faults(station.Log)],
            OnlineSince = presence.Online ? presence.HeardSince : null,
            GapSince = presence.Gap?.At,
            OpenHoles = current is null ? [] : [.. current.Holes().Select(hole => Of(hole, current.Stream))],
            Clock = clock,
            Figures = health is { } figures ? HealthFigures.Read(figures) : null,
            HealthAt = station.HealthAt,
            Blinds = blind,
        };
    }

    private static InputView Of(
        StationInput input, StationState station, JsonElement? health, IReadOnlyList<StationBlind> blinds)
    {
        var (on, edges, lastUs) = HealthFigures.OfInput(health, input.ToldAs);
        // A health tells µs of the boot it came from, which may be over.
        var clock = station.Health is { } told
            ? station.Deliveries.GetValueOrDefault(station.Latest(told.Boot))?.Stream.Clock : null;
        return new InputView(
            input.ToldAs, input.Kind, input.Point, input.Box, input.Side, input.Id, on, edges,
            lastUs is > 0 and <= ObservationReader.StampUsMost && clock is { IsKnown: true }
                ? clock.ToUtc(lastUs.Value).At : null,
            [.. blinds.Where(blind => blind.To is null && blind.Input == input.ToldAs)]);
    }

    private static IEnumerable<ToldFault> Faults(StationLog log) => log.Faults
        .Select(fault => new ToldFault(fault.Input, fault.What, log.Streams[fault.Boot].ToUtc(fault.Us).At));

    private static HoleView Of(in NumberHole hole, StationStream stream) => stream.Clock.IsKnown
        ? new HoleView(hole.From, hole.To, stream.ToUtc(hole.BeforeUs).At, stream.ToUtc(hole.AfterUs).At)
        : new HoleView(hole.From, hole.To, null, null);

    private ClockView? Clock(StationStream? stream)
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
