using PitMarshal.Events;
using PitMarshal.Events.Log;

namespace PitMarshal.Judge.Sensing.Reliability;

/// <summary>
/// How often a boot fell silent after one number and was heard again. In order of time each close ends the first
/// silence before it that is not ended yet.
/// </summary>
internal sealed class Silences
{
    private readonly List<RaceEvent> _opened = [], _closed = [];

    // The first so many have ended.
    private int _ended;

    /// <summary>Takes a silence or its close: which silences are over by it, and which are not any more.</summary>
    internal (IReadOnlyList<RaceEvent> Gone, IReadOnlyList<RaceEvent> Come) Take(RaceEvent e)
    {
        var isClose = e is GapClosed;
        // A close of the same instant ends a silence too.
        if (IsAfter(_opened, e) && IsAfter(_closed, e) && (isClose || _closed.Count == 0 || _closed[^1].At < e.At))
        {
            (isClose ? _closed : _opened).Add(e);
            return !isClose ? ([], [e]) : _ended < _opened.Count ? ([_opened[_ended++]], []) : ([], []);
        }

        var before = _opened.Skip(_ended).ToHashSet(ReferenceEqualityComparer.Instance);
        Insert(isClose ? _closed : _opened, e);
        _ended = 0;
        foreach (var closed in _closed)
        {
            _ended += _ended < _opened.Count && _opened[_ended].At <= closed.At ? 1 : 0;
        }

        var after = _opened.Skip(_ended).ToHashSet(ReferenceEqualityComparer.Instance);
        return ([.. _opened.Where(o => before.Contains(o) && !after.Contains(o))],
            [.. _opened.Where(o => after.Contains(o) && !before.Contains(o))]);
    }

    private static bool IsAfter(List<RaceEvent> events, RaceEvent e) =>
        events.Count == 0 || EventOrder.Compare(events[^1], e) <= 0;

    private static void Insert(List<RaceEvent> events, RaceEvent e) =>
        events.Insert(events.FindLastIndex(other => EventOrder.Compare(other, e) <= 0) + 1, e);
}
