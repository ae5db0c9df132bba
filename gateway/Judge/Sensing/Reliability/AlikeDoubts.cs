using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing.Reliability;

/// <summary>Doubts about the same of a station for the same reason: what ends one ends all that began before.</summary>
internal sealed class AlikeDoubts(DoubtScope scope)
{
    private readonly List<SensorDoubted> _lasting = [];
    private readonly List<(SensorDoubted Doubt, Instant End)> _ended = [];
    private Instant _latestEnd = new(long.MinValue);

    internal DoubtScope Scope => scope;

    internal void Add(SensorDoubted doubt, Instant end)
    {
        if (end == Spell.Forever)
        {
            _lasting.Add(doubt);
            return;
        }

        _ended.Add((doubt, end));
        _latestEnd = end > _latestEnd ? end : _latestEnd;
    }

    /// <summary>Those that trust of an instant ends, or ends sooner.</summary>
    internal List<(SensorDoubted Doubt, Instant End)> EndBy(Instant trusted)
    {
        var sooner = trusted < _latestEnd
            ? _ended.FindAll(ended => ended.Doubt.At <= trusted && trusted < ended.End).ConvertAll(ended => ended.Doubt)
            : [];
        var over = _lasting.FindAll(doubt => doubt.At <= trusted);
        if (sooner.Count > 0)
        {
            var those = sooner.ToHashSet(ReferenceEqualityComparer.Instance);
            _ended.RemoveAll(ended => those.Contains(ended.Doubt));
        }

        if (over.Count > 0)
        {
            _lasting.RemoveAll(doubt => doubt.At <= trusted);
        }

        List<(SensorDoubted, Instant)> changed = [.. sooner.Concat(over).Select(doubt => (doubt, trusted))];
        changed.ForEach(one => Add(one.Item1, one.Item2));
        return changed;
    }

    /// <summary>Those whose end is another now.</summary>
    internal List<(SensorDoubted Doubt, Instant End)> Recount(Func<SensorDoubted, Instant> endOf)
    {
        List<(SensorDoubted Doubt, Instant End)> before =
            [.. _ended, .. _lasting.Select(doubt => (doubt, Spell.Forever))];
        _ended.Clear();
        _lasting.Clear();
        List<(SensorDoubted, Instant)> changed = [];
        foreach (var (doubt, end) in before)
        {
            var now = endOf(doubt);
            Add(doubt, now);
            if (now != end)
            {
                changed.Add((doubt, now));
            }
        }

        return changed;
    }
}
