using PitMarshal.Events;

namespace PitMarshal.Judge.Sensing.Reliability;

/// <summary>
/// The gaps in what one boot of a station said, and which of them nothing closed. A close fills every bounded gap
/// inside it, whichever came first, or, when it names no last number, those that begin where it does. A silence, which
/// has no last number, is closed one for one.
/// </summary>
internal sealed class BootGaps
{
    private readonly SortedSet<(long From, long To, int Order)> _open = [];
    private readonly List<GapOpened> _bounded = [];
    private readonly Dictionary<long, Silences> _silences = [];

    // What was filled: of one close inside another only the outer, so that beginnings and ends grow together.
    private readonly SortedSet<(long From, long To)> _filled = [];
    private readonly HashSet<long> _filledFrom = [];

    /// <summary>Which gaps a <see cref="GapOpened"/> or <see cref="GapClosed"/> ends, and which it brings.</summary>
    internal (IReadOnlyList<RaceEvent> Gone, IReadOnlyList<RaceEvent> Come) Take(RaceEvent e)
    {
        switch (e)
        {
            case GapOpened { To: null, From: var from }:
                return SilencesAt(from).Take(e);
            case GapOpened { To: { } to } gap when !_filledFrom.Contains(gap.From) && !IsInside(gap.From, to):
                _open.Add((gap.From, to, _bounded.Count));
                _bounded.Add(gap);
                return ([], [gap]);
            case GapClosed closed:
                var (gone, come) = SilencesAt(closed.From).Take(closed);
                return ([.. gone, .. Fill(closed.From, closed.To)], come);
            default:
                return ([], []);
        }
    }

    private Silences SilencesAt(long from)
    {
        if (!_silences.TryGetValue(from, out var silences))
        {
            _silences.Add(from, silences = new Silences());
        }

        return silences;
    }

    private bool IsInside(long from, long to) => _filled.Count > 0
        && _filled.GetViewBetween((long.MinValue, long.MinValue), (from, long.MaxValue)).Max is var last
        && last.To >= to && _filled.Contains(last);

    /// <summary>The bounded gaps that this fills.</summary>
    private List<GapOpened> Fill(long from, long? to)
    {
        if (to is null)
        {
            _filledFrom.Add(from);
        }
        else if (to < from)
        {
            return [];
        }
        else if (!IsInside(from, to.Value))
        {
            var inner = _filled.GetViewBetween((from, long.MinValue), (to.Value, long.MaxValue))
                .TakeWhile(other => other.To <= to).ToList();
            inner.ForEach(other => _filled.Remove(other));
            _filled.Add((from, to.Value));
        }

        var filled = _open.GetViewBetween((from, long.MinValue, 0), (to ?? from, long.MaxValue, int.MaxValue))
            .Where(gap => to is null || gap.To <= to).ToList();
        filled.ForEach(gap => _open.Remove(gap));
        return filled.ConvertAll(gap => _bounded[gap.Order]);
    }
}
