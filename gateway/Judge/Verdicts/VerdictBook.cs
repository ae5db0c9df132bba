using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Verdicts;

/// <summary>The verdicts as they stand, and what changed since the last event.</summary>
internal sealed class VerdictBook
{
    private readonly Dictionary<string, Verdict> _standing = [];
    private readonly Dictionary<string, (Verdict? Before, Verdict? Now)> _changed = [];

    private readonly HashSet<string> _unsorted = [];
    private Verdict[] _sorted = [];

    /// <summary>
    /// All of them in order; what is put later does not change the list. A page asks often: only what changed is sorted
    /// again.
    /// </summary>
    public IReadOnlyList<Verdict> Standing()
    {
        if (_unsorted.Count == 0)
        {
            return _sorted;
        }

        var news = _unsorted.Select(_standing.GetValueOrDefault).OfType<Verdict>().ToList();
        news.Sort(Compare);
        var (sorted, next) = (new List<Verdict>(_standing.Count), 0);
        foreach (var kept in _sorted)
        {
            if (_unsorted.Contains(kept.Id))
            {
                continue;
            }

            for (; next < news.Count && Compare(news[next], kept) < 0; next++)
            {
                sorted.Add(news[next]);
            }

            sorted.Add(kept);
        }

        sorted.AddRange(news[next..]);
        _unsorted.Clear();
        return _sorted = [.. sorted];
    }

    /// <summary>So many changed since it was last asked for the changes, or changed and changed back.</summary>
    public int ChangedCount => _changed.Count;

    public Verdict Of(string id) => _standing[id];

    public Verdict? Find(string id) => _standing.GetValueOrDefault(id);

    public void Put(Verdict now)
    {
        var before = _standing.GetValueOrDefault(now.Id);
        if (!ReferenceEquals(before, now) && (before is null || !before.Equals(now)))
        {
            _standing[now.Id] = now;
            Note(now.Id, before, now);
        }
    }

    public void Remove(string id)
    {
        if (_standing.Remove(id, out var before))
        {
            Note(id, before, null);
        }
    }

    /// <summary>What changed since it was last asked, in the order of the verdicts.</summary>
    public IReadOnlyList<VerdictChange> Changes()
    {
        if (_changed.Count == 0)
        {
            return [];
        }

        var changes = _changed.Values.Where(c => !Equals(c.Before, c.Now)).ToList();
        changes.Sort((a, b) => Compare((a.Now ?? a.Before)!, (b.Now ?? b.Before)!));
        _changed.Clear();
        return changes.ConvertAll(c => new VerdictChange((c.Now ?? c.Before)!.Id, c.Now));
    }

    /// <summary>Time (to, else from; none last), car, rule, id.</summary>
    public static int Compare(Verdict a, Verdict b)
    {
        var byTime = Time(a).CompareTo(Time(b));
        var byCar = byTime != 0 ? byTime : string.CompareOrdinal(a.Car, b.Car);
        var byRule = byCar != 0 ? byCar : string.CompareOrdinal(a.Rule, b.Rule);
        return byRule != 0 ? byRule : string.CompareOrdinal(a.Id, b.Id);
    }

    private static Instant Time(Verdict verdict) => verdict.To ?? verdict.From ?? Spell.Forever;

    private void Note(string id, Verdict? before, Verdict? now)
    {
        _changed[id] = (_changed.TryGetValue(id, out var earlier) ? earlier.Before : before, now);
        _unsorted.Add(id);
    }
}
