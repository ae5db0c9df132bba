using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Streams;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>After a restart: streams, clocks and presence as the log tells them.</summary>
public sealed partial class Intake
{
    private void Recall(ILogReader reader, Replay replay, Instant now)
    {
        foreach (var (id, station, boot) in reader.Streams())
        {
            // A station that is no longer of the venue keeps its entries in the log and has no say any more.
            if (_stations.TryGetValue(station, out var state))
            {
                state.Streams.Add(boot, new StationStream(id, station, boot));
            }
        }
        foreach (var (entry, e) in replay.Run())
        {
            if (e is not null)
            {
                RecallEvent(e);
            }
            else if (entry.Kind == EntryKind.Observation)
            {
                RecallObservation(entry.Body);
            }
        }
        foreach (var state in _stations.Values)
        {
            state.Presence.Expect(now);
            // The acknowledgement may have died with the earlier gateway.
            if (state.Streams.Count > 0)
            {
                Touch(state.Streams.Values.Last());
            }
        }
    }

    private void RecallObservation(byte[] body)
    {
        var (name, boot, rx) = ObservationBody.Head(body);
        if (!_stations.TryGetValue(name, out var station))
        {
            return;
        }
        var stream = station.Streams[boot];
        var entered = name == Venue.RaceControl;
        var seen = ObservationBody.Read(body, entered);
        stream.Numbers.Add(seen.N, seen.Us);
        if (entered)
        {
            return;
        }
        stream.Arrived(seen.Us, rx);
        stream.Note(seen);
        if (seen.Kind == "fault")
        {
            station.Tell(seen, stream.ToUtc(seen.Us).At);
        }
        if (seen.Kind == "lost")
        {
            stream.Numbers.AddLost(seen.From, seen.To);
            stream.Forgone.Add((seen.From, seen.To));
            stream.ToldHoles.RemoveAll(told => told.From == seen.From && told.To == seen.To);
        }
        if (seen.Kind == "boot" && station.Presence.Boot is null)
        {
            station.Presence.Runs(boot);
        }
        if (stream.Clock.IsKnown && stream.Numbers.Contiguous >= seen.N)
        {
            station.Presence.RecallObserved(boot, stream.Clock.ToUtc(seen.Us).At);
        }
        else if (!stream.Clock.IsKnown)
        {
            stream.Waiting.Enqueue((seen, rx));
        }
    }

    private void RecallEvent(RaceEvent e)
    {
        switch (e)
        {
            case EntryListed entry:
                _translator.Learn(entry);
                break;
            case ClockSampled sample when Find(sample.Station, sample.Boot) is { } stream:
                stream.Clock.Add(sample);
                stream.LastSampleUs = sample.Us;
                // Whatever waited for it was translated in the same batch.
                stream.Waiting.Clear();
                _stations[sample.Station].Presence.Runs(sample.Boot);
                break;
            case GapOpened { To: { } to } gap when Find(gap.Station, gap.Boot) is { } stream:
                if (!stream.Forgone.Contains((gap.From, to)))
                {
                    stream.ToldHoles.Add(new NumberHole(gap.From, to, 0, 0));
                }
                break;
            case GapClosed { To: { } to } gap when Find(gap.Station, gap.Boot) is { } stream:
                stream.ToldHoles.RemoveAll(told => told.From == gap.From && told.To == to);
                break;
            case GapOpened or GapClosed or SensorTrusted { Source: null }:
                if (_stations.TryGetValue(StationOf(e), out var station))
                {
                    station.Presence.Recall(e);
                }
                break;
            case { Source: { } source } when source.Split('/') is [var name, var boot, var number]
                && Find(name, boot) is { Waiting.Count: > 0 } stream && long.TryParse(number, out var n):
                // It was translated by its arrival, and with it all that waited before it.
                while (stream.Waiting.TryDequeue(out var waited) && waited.Observation.N != n)
                {
                }
                break;
            default:
                break;
        }
    }

    private static string StationOf(RaceEvent e) => e switch
    {
        GapOpened gap => gap.Station,
        GapClosed gap => gap.Station,
        SensorTrusted trusted => trusted.Station,
        _ => "",
    };

    private StationStream? Find(string station, string boot) =>
        _stations.TryGetValue(station, out var state) ? state.Streams.GetValueOrDefault(boot) : null;
}
