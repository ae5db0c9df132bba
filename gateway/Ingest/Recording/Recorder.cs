using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Ingest.Stations;
using PitMarshal.Ingest.Streams;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// Appends entries to the log, applies each to what the log says, and records beside it what it did to the verdicts.
/// </summary>
internal sealed class Recorder(ILogWriter log, LogState state, JudgedRace race)
{
    /// <summary>What changed since it was last emptied; told only after the commit.</summary>
    internal List<VerdictChange> Changes { get; } = [];

    internal LogState State => state;

    internal JudgedRace Race => race;

    /// <summary>The number that the next event of the log will have.</summary>
    internal long NextEvent => log.Events + 1;

    internal LogHead Head => log.Head;

    /// <summary>How many events so far told that a station is, or is not, to be relied on.</summary>
    internal long Blindings { get; private set; }

    internal void Append(RaceEvent e)
    {
        Blindings += e is GapOpened or GapClosed or SensorDoubted or SensorTrusted ? 1 : 0;
        var position = log.AppendEvent(EventJson.Write(e));
        Record(position, race.Apply(e));
        state.Apply(e);
    }

    internal void Append(IEnumerable<RaceEvent> events)
    {
        foreach (var e in events)
        {
            Append(e);
        }
    }

    /// <summary>An observation as it came.</summary>
    internal void Append(StationStream stream, in ObsItem item, Instant rx)
    {
        var body = ObservationBody.Write(stream.Station, stream.Boot, rx, item.Json.Span);
        log.AppendObservation(stream.Id, item.Observation.N, body);
        state.Apply(stream.Station, stream.Boot, item.Observation, rx);
    }

    /// <summary>Everything, so far and from here on, is judged by other regulations.</summary>
    internal void Append(RaceRegulations regulations, string hash, string? by)
    {
        var position = log.Append(EntryKind.Regulations, RegulationsBody.Write(regulations.Name, hash, by));
        Record(position, race.Apply(regulations, hash));
    }

    internal void Rejection(string topic, string reason, ReadOnlySpan<byte> payload, Instant rx) =>
        log.Append(EntryKind.Rejected, RejectionBody.Write(topic, reason, payload, rx));

    /// <summary>What is under way of a boot, which may be a new one; null of one too many.</summary>
    internal Delivery? Delivery(StationState station, string boot)
    {
        if (!station.Deliveries.TryGetValue(boot, out var delivery)
            && station.Deliveries.Count < StationState.MostBoots
            && state.Open(log.NewStream(station.Venue.Name, boot), station.Venue.Name, boot) is { } stream)
        {
            station.Share.Charge(StationShare.OfBoot);
            delivery = new Delivery(stream);
            station.Deliveries.Add(boot, delivery);
        }
        return delivery;
    }

    internal byte[]? Stored(StationStream stream, long n) => log.FindObservation(stream.Id, n);

    internal void Commit() => log.Commit();

    internal void GiveUp() => log.Rollback();

    internal bool IsWritable() => log.IsWritable();

    private void Record(long position, IReadOnlyList<VerdictEntry> entries)
    {
        foreach (var (change, json) in entries)
        {
            log.RecordVerdict(position, change.Id, json);
            Changes.Add(change);
        }
    }
}
