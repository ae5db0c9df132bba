using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// The verdicts as they were last written, as JSON. A change that does not change the JSON is none: what is recorded is
/// what anybody can read.
/// </summary>
public sealed class StandingVerdicts
{
    private readonly Dictionary<string, string> _standing = [];

    /// <summary>Those of the changes that are any, each with what is recorded of it.</summary>
    internal IReadOnlyList<VerdictEntry> Apply(IReadOnlyList<VerdictChange> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }
        var entries = new List<VerdictEntry>(changes.Count);
        foreach (var change in changes)
        {
            var json = change.Now is { } now ? VerdictJson.Write(now) : null;
            if (_standing.GetValueOrDefault(change.Id) == json)
            {
                continue;
            }
            if (json is null)
            {
                _standing.Remove(change.Id);
            }
            else
            {
                _standing[change.Id] = json;
            }
            entries.Add(new VerdictEntry(change, json));
        }
        return entries;
    }

    /// <summary>
    /// What another judge of the same events changes: its verdicts in their order, then those it does not give.
    /// </summary>
    internal List<VerdictChange> ChangesTo(RaceJudge judge)
    {
        var changes = judge.Verdicts().Select(verdict => new VerdictChange(verdict.Id, verdict)).ToList();
        var given = changes.Select(change => change.Id).ToHashSet();
        changes.AddRange(_standing.Keys.Where(id => !given.Contains(id)).Order(StringComparer.Ordinal)
            .Select(id => new VerdictChange(id, null)));
        return changes;
    }
}
