using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>One thing that is so or not so of a car or its driver: the seat is empty, the left foot is down.</summary>
internal sealed class Signal
{
    private readonly List<(Instant At, double U, bool On, RaceEvent? Inferred)> _edges = [];

    public bool Reported => _edges.Count > 0;

    /// <summary>The next change; never earlier than the one before.</summary>
    public void Add(RaceEvent e, bool on) => _edges.Add((e.At, e.UMs * 1000, on, e.Inferred is null ? null : e));

    /// <summary>A change that nobody observed and that tells of this interval; null when all were observed.</summary>
    public RaceEvent? InferredIn(Instant from, Instant to)
    {
        var before = _edges.FindLastIndex(e => e.At <= from);
        return _edges.Find(e => e.Inferred is not null && e.At > from && e.At <= to).Inferred
            ?? (before >= 0 ? _edges[before].Inferred : _edges.Count > 0 && _edges[0].At > to ? _edges[0].Inferred : null);
    }

    /// <summary>
    /// When it was so within a stop, and when it may have been. Before its first event it was the opposite of that; without
    /// any it is unknown. In a blind interval it is unknown, and after it until its next event in the stop, which tells
    /// what it was just before. On both sides of a change that is inferred it is unknown, too.
    /// </summary>
    /// <param name="stop">The interval asked about.</param>
    /// <param name="blinds">Intervals in which its station was blind.</param>
    public (List<Spell> So, List<Spell> Perhaps) During(Spell stop, List<Blind> blinds)
    {
        List<Spell> so = [], perhaps = [];
        if (_edges.Count == 0)
        {
            return (so, [stop]);
        }

        var i = _edges.FindLastIndex(e => e.At <= stop.From);
        var start = (At: stop.From, U: stop.FromU, On: i >= 0 ? _edges[i].On : !_edges[0].On, (i >= 0 ? _edges[i] : _edges[0]).Inferred);
        var carried = i >= 0 && blinds.Exists(b => b.Overlaps(_edges[i].At, stop.From));
        for (i++; start.At < stop.To; i++)
        {
            var inside = i < _edges.Count && _edges[i].At < stop.To;
            var end = inside ? _edges[i] : (At: stop.To, U: stop.ToU, On: false, Inferred: null);
            var onAtEnd = inside ? !end.On : (bool?)null;
            // A blind interval before the stop only matters to what it may have left on, or what contradicts it.
            carried &= start.On || onAtEnd == true;
            carried |= (start.Inferred ?? end.Inferred) is not null;
            new Segment(new Spell(start.At, start.U, end.At, end.U), start.On, onAtEnd, carried).Split(blinds, so, perhaps);
            carried = false;
            start = end;
        }

        return (Spell.Joined(so), Spell.Joined(perhaps));
    }

    /// <summary>Between two changes.</summary>
    private readonly record struct Segment(Spell Whole, bool On, bool? OnAtEnd, bool Carried)
    {
        public void Split(List<Blind> blinds, List<Spell> so, List<Spell> perhaps)
        {
            var (from, to) = (Blind.Forever, new Instant(long.MinValue));
            foreach (var blind in blinds)
            {
                if (blind.Overlaps(Whole.From, Whole.To))
                {
                    from = blind.From < from ? blind.From : from;
                    to = blind.To > to ? blind.To : to;
                }
            }

            if (Carried)
            {
                perhaps.Add(Whole);
                return;
            }

            if (from > to)
            {
                Add(Whole, On, so, perhaps);
                return;
            }

            from = from < Whole.From ? Whole.From : from;
            to = to > Whole.To ? Whole.To : to;
            Add(Whole with { To = from, ToU = 0 }, On, so, perhaps);
            perhaps.Add(new Spell(from, 0, to, 0));
            Add(Whole with { From = to, FromU = 0 }, OnAtEnd, so, perhaps);
        }

        private static void Add(Spell spell, bool? on, List<Spell> so, List<Spell> perhaps)
        {
            if (on == true && spell.From < spell.To)
            {
                so.Add(spell);
            }

            if (on != false && spell.From < spell.To)
            {
                perhaps.Add(spell);
            }
        }
    }
}
