using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// Judges a log again from its beginning, and compares at every entry what comes out with what was recorded there.
/// Afterwards <see cref="Judge"/> and <see cref="Standing"/> are where the gateway that wrote the log was.
/// </summary>
/// <param name="reader">The log.</param>
/// <param name="regulations">Gives the regulations with this SHA-256 (hex).</param>
public sealed class Replay(ILogReader reader, Func<string, RaceRegulations> regulations)
{
    public RaceJudge Judge { get; private set; } = new(new RaceRegulations("none", "", "", []));

    public StandingVerdicts Standing { get; } = new();

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when the log has none yet.</summary>
    public string? RegulationsHash { get; private set; }

    public bool RaceStarted { get; private set; }

    /// <summary>The first place where judging again does not give what was recorded; null when there is none.</summary>
    public string? FirstDifference { get; private set; }

    /// <summary>The entries in order, each after it was judged; with the event where it is one.</summary>
    public IEnumerable<(LogEntry Entry, RaceEvent? Event)> Run()
    {
        using var recorded = reader.VerdictHistory().GetEnumerator();
        var more = recorded.MoveNext();
        long last = 0;
        foreach (var entry in reader.Entries())
        {
            last = entry.Position;
            RaceEvent? e = null;
            IReadOnlyList<VerdictChange> changes = [];
            if (entry.Kind == EntryKind.Event)
            {
                e = Parse(entry);
                changes = Judge.Append(e);
                RaceStarted |= e is RaceStarted;
            }
            else if (entry.Kind == EntryKind.Regulations)
            {
                changes = JudgeBy(RegulationsBody.Hash(entry.Body));
            }
            Compare(entry.Position, changes, recorded, ref more);
            yield return (entry, e);
        }
        if (more)
        {
            FirstDifference ??= $"a verdict is recorded at entry {recorded.Current.Position}, but the log ends at {last}";
        }
    }

    /// <summary>Judges everything so far by other regulations; gives what that changes.</summary>
    private List<VerdictChange> JudgeBy(string hash)
    {
        RegulationsHash = hash;
        Judge = Judge.Under(regulations(hash));
        return Standing.ChangesTo(Judge);
    }

    private void Compare(
        long position, IReadOnlyList<VerdictChange> changes, IEnumerator<VerdictRecord> recorded, ref bool more)
    {
        foreach (var change in changes)
        {
            if (!Standing.Apply(change, out var json))
            {
                continue;
            }
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
            FirstDifference ??= $"entry {position}: recorded is {recorded.Current.Json ?? $"no {recorded.Current.Id}"}, "
                + "judging again gives nothing";
            more = recorded.MoveNext();
        }
    }

    private static RaceEvent Parse(LogEntry entry) => EventJson.TryParse(entry.Body, out var e, out var what)
        ? e!
        : throw new LogFailed($"entry {entry.Position} is not an event: {what}");
}
