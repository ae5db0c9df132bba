using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>Writes events into the log, judges them, and records beside each what it did to the verdicts.</summary>
internal sealed class Recorder(ILogWriter log, RaceJudge judge, StandingVerdicts standing)
{
    /// <summary>What changed since it was last emptied; told only after the commit.</summary>
    internal List<VerdictChange> Changes { get; } = [];

    internal RaceJudge Judge { get; private set; } = judge;

    /// <summary>The number that the next event of the log will have.</summary>
    internal long NextEvent => log.Events + 1;

    internal void Event(RaceEvent e)
    {
        var position = log.AppendEvent(EventJson.Write(e));
        Record(position, Judge.Append(e));
    }

    /// <summary>Judges everything, so far and from here on, by other regulations, and says so in the log.</summary>
    internal void JudgeBy(RaceRegulations regulations, string hash, string? by)
    {
        var position = log.Append(EntryKind.Regulations, RegulationsBody.Write(regulations.Name, hash, by));
        Judge = Judge.Under(regulations);
        Record(position, standing.ChangesTo(Judge));
    }

    private void Record(long position, IEnumerable<VerdictChange> changes)
    {
        foreach (var change in changes)
        {
            if (standing.Apply(change, out var json))
            {
                log.RecordVerdict(position, change.Id, json);
                Changes.Add(change);
            }
        }
    }

    /// <summary>Stores an observation as it came.</summary>
    internal void Observation(StationStream stream, long n, ReadOnlySpan<byte> json, Instant rx) =>
        log.AppendObservation(stream.Id, n, ObservationBody.Write(stream.Station, stream.Boot, rx, json));

    internal byte[]? Stored(StationStream stream, long n) => log.FindObservation(stream.Id, n);

    internal StationStream NewStream(string station, string boot) => new(log.NewStream(station, boot), station, boot);

    internal void Rejection(string topic, string reason, ReadOnlySpan<byte> payload, Instant rx) =>
        log.Append(EntryKind.Rejected, RejectionBody.Write(topic, reason, payload, rx));

    internal void Commit() => log.Commit();
}
