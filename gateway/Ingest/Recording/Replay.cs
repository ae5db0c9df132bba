using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// Judges a log again from its beginning, and compares at every entry what comes out with what was recorded there.
/// Afterwards the race is judged as by the gateway that wrote the log.
/// </summary>
/// <param name="regulations">Gives the regulations with this SHA-256 (hex).</param>
public sealed class Replay(Func<string, RaceRegulations> regulations)
{
    /// <summary>The log's entries where somebody checks them on the way; null: as they are read.</summary>
    internal IEnumerable<LogEntry>? Entries { get; init; }

    /// <summary>Told of each observation (position, station, boot, number) where somebody checks them.</summary>
    internal Action<long, string, string, long>? Observed { get; init; }

    internal JudgedRace Race { get; } = new();

    public RaceJudge Judge => Race.Judge;

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when the log has none yet.</summary>
    public string? RegulationsHash => Race.RegulationsHash;

    public bool RaceStarted => Race.Started;

    /// <summary>Position of the last entry that was judged; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>The first place where judging again does not give what was recorded; null when there is none.</summary>
    public string? FirstDifference { get; private set; }

    /// <summary>
    /// The entries in order, each after it was judged; with the event where it is one. Of a log that has grown, the new
    /// ones.
    /// </summary>
    public IEnumerable<(LogEntry Entry, RaceEvent? Event)> Run(ILogReader reader)
    {
        using var entries = (Entries ?? reader.Entries(Last + 1)).GetEnumerator();
        var any = entries.MoveNext();
        if (!any && Last > 0)
        {
            yield break;
        }
        // While the entries are read it sees the log as they do.
        using var recorded = reader.VerdictHistory(Last + 1).GetEnumerator();
        var more = recorded.MoveNext();
        for (; any; any = entries.MoveNext())
        {
            var entry = entries.Current;
            var (e, changes) = Apply(entry);
            Compare(entry.Position, changes, recorded, ref more);
            yield return (entry, e);
        }
        if (more)
        {
            FirstDifference ??= $"a verdict is recorded at entry {recorded.Current.Position}, "
                + $"but the log ends at {Last}";
        }
    }

    /// <summary>The next entry: the event where it is one, and what it does to the verdicts.</summary>
    internal (RaceEvent? Event, IReadOnlyList<VerdictEntry> Changes) Apply(LogEntry entry)
    {
        var applied = Judged(entry);
        // Not before: what could not be judged, as without its regulations, comes again.
        Last = entry.Position;
        return applied;
    }

    private (RaceEvent? Event, IReadOnlyList<VerdictEntry> Changes) Judged(LogEntry entry)
    {
        if (entry.Kind == EntryKind.Event)
        {
            var e = Parse(entry);
            return (e, Race.Apply(e));
        }
        if (entry.Kind == EntryKind.Regulations)
        {
            var hash = RegulationsBody.Hash(entry.Body);
            return (null, Race.Apply(regulations(hash), hash));
        }
        return (null, []);
    }

    private void Compare(
        long position, IReadOnlyList<VerdictEntry> changes, IEnumerator<VerdictRecord> recorded, ref bool more)
    {
        foreach (var (change, json) in changes)
        {
            var expected = more && recorded.Current.Position == position ? recorded.Current : default(VerdictRecord?);
            if (expected?.Id != change.Id || expected?.Json != json)
            {
                FirstDifference ??= $"entry {position}: judging again gives {json ?? $"no {change.Id}"}, "
                    + $"recorded is {expected?.Json ?? (expected is { } none ? $"no {none.Id}" : "nothing")}";
            }
            if (expected is not null)
            {
                more = recorded.MoveNext();
            }
        }
        while (more && recorded.Current.Position <= position)
        {
            var (id, json) = (recorded.Current.Id, recorded.Current.Json);
            FirstDifference ??= $"entry {position}: recorded is {json ?? $"no {id}"}, "
                + "judging again gives nothing";
            more = recorded.MoveNext();
        }
    }

    private static RaceEvent Parse(LogEntry entry) => EventJson.TryParse(entry.Body, out var e, out var what)
        ? e!
        : throw new LogFailed($"entry {entry.Position} is not an event: {what}");
}
