using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>When a <see cref="Fact"/> of one car was so and not so.</summary>
public sealed class Signal(Fact fact)
{
    private readonly List<Edge> _edges = [];

    public bool Reported => _edges.Count > 0;

    /// <summary>It is so as far as its last event tells.</summary>
    public bool IsSoNow => _edges is [.., { On: true }];

    /// <summary>The next change; never earlier than the one before.</summary>
    public void Add(RaceEvent e, bool on) => _edges.Add(new(e.At, e.UMs * 1000, on, e));

    /// <summary>
    /// Whether it was so at a pit-in, as its events have it; before its first one it was the opposite of that.
    /// </summary>
    public bool IsSoAtPitIn(Instant at) =>
        Reported && !fact.OnlyBetweenTheLines() && OnAfter(_edges.FirstAfter(at, e => e.At) - 1);

    /// <summary>Its events strictly between two instants, in order, each with whether it was so from then on.</summary>
    public IEnumerable<(RaceEvent Event, bool IsSo)> Within(Instant after, Instant before)
    {
        for (var i = _edges.FirstAfter(after, e => e.At); i < _edges.Count && _edges[i].At < before; i++)
        {
            yield return (_edges[i].Event!, _edges[i].On);
        }
    }

    /// <summary>A change that nobody observed and that tells of this interval; null when all were observed.</summary>
    public RaceEvent? InferredIn(Instant from, Instant to)
    {
        var first = _edges.FirstAfter(from, e => e.At);
        for (var i = first; i < _edges.Count && _edges[i].At <= to; i++)
        {
            if (_edges[i].Inferred is { } inferred)
            {
                return inferred;
            }
        }

        return first > 0 ? _edges[first - 1].Inferred
            : _edges.Count > 0 && _edges[0].At > to ? _edges[0].Inferred
            : null;
    }

    /// <summary>
    /// When it was so (or, <paramref name="wanted"/> false, not so) within a stop, and when it may have been. Before
    /// its first event it was the opposite of that; without any it is unknown. In a blind interval it is unknown, and
    /// after it until its next event in the stop, which tells what it was just before. Between two events that say the
    /// same, of which the second tells the opposite of what was just before, it is unknown too; so it is on both sides
    /// of a change that is inferred.
    /// </summary>
    /// <param name="stop">The interval asked about.</param>
    /// <param name="blinds">Intervals in which its station was blind.</param>
    /// <param name="wanted">Whether it is asked when it was so or not so.</param>
    /// <param name="isOver">The stop ends with a pit-out, and not only because nothing later is known.</param>
    public (List<Spell> So, List<Spell> Perhaps) During(Spell stop, BlindIntervals blinds, bool wanted = true,
        bool isOver = true)
    {
        List<Spell> so = [], perhaps = [];
        if (_edges.Count == 0)
        {
            return (so, [stop]);
        }

        var bounded = fact.OnlyBetweenTheLines();
        var i = _edges.FirstAfter(stop.From, e => e.At) - 1;
        var before = !bounded && OnAfter(i);
        var carried = !bounded && i >= 0 && blinds.First(_edges[i].At, stop.From) is not null;
        var start = new Edge(stop.From, stop.FromU, before, (i >= 0 ? _edges[i] : _edges[0]).Inferred);
        for (i++; start.At < stop.To; i++)
        {
            var inside = i < _edges.Count && _edges[i].At < stop.To;
            var end = inside ? _edges[i] : new Edge(stop.To, stop.ToU, false, null);
            bool? onAtEnd = inside ? !end.On : bounded && isOver ? false : null;
            // A blind interval before the stop only matters to what it may have left on, or what contradicts it.
            carried &= start.On || onAtEnd == true;
            carried |= (start.Inferred ?? end.Inferred) is not null;
            var whole = new Spell(start.At, start.U, end.At, end.U);
            new Segment(whole, start.On == wanted, onAtEnd is null ? null : onAtEnd == wanted, carried)
                .Split(blinds, so, perhaps);
            carried = false;
            start = end;
        }

        return (Spell.Joined(so), Spell.Joined(perhaps));
    }

    /// <summary>Whether it was so after an event; before the first (-1) the opposite of what that says.</summary>
    private bool OnAfter(int edge) => edge >= 0 ? _edges[edge].On : !_edges[0].On;

    /// <summary>A change, and the event that tells it; an end of the stop has none.</summary>
    private readonly record struct Edge(Instant At, double U, bool On, RaceEvent? Event)
    {
        /// <summary>The event when nobody observed the change, or null.</summary>
        public RaceEvent? Inferred => Event?.Inferred is null ? null : Event;
    }

    /// <summary>
    /// Between two changes: whether it began as wanted, and, where the next change tells it, whether it ended so.
    /// </summary>
    private readonly record struct Segment(Spell Whole, bool Begins, bool? Ends, bool Carried)
    {
        public void Split(BlindIntervals blinds, List<Spell> so, List<Spell> perhaps)
        {
            var from = blinds.First(Whole.From, Whole.To)?.From ?? Spell.Forever;
            var to = blinds.Longest(Whole.From, Whole.To)?.To ?? new Instant(long.MinValue);
            if (Carried || from > to)
            {
                Add(Whole, Carried || (Ends ?? Begins) != Begins ? null : Begins, so, perhaps);
                return;
            }

            from = from < Whole.From ? Whole.From : from;
            to = to > Whole.To ? Whole.To : to;
            Add(Whole with { To = from, ToU = 0 }, Begins, so, perhaps);
            perhaps.Add(new Spell(from, 0, to, 0));
            Add(Whole with { From = to, FromU = 0 }, Ends, so, perhaps);
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
