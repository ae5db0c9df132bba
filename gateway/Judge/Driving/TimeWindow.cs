using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>A stretch of the race and how much of some spells lies in it.</summary>
/// <param name="Micros">So many µs of the spells.</param>
/// <param name="U">± µs: the sum of that of the spells' ends inside, both its own ends included.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
public readonly record struct TimeWindow(long Micros, double U, Instant From, Instant To)
{
    /// <summary>All that lies in a given window.</summary>
    public static TimeWindow Of(List<Spell> spells, Instant from, Instant to)
    {
        var (micros, u) = (0L, 0.0);
        foreach (var spell in spells)
        {
            var (begin, end) = (spell.From > from ? spell.From : from, spell.To < to ? spell.To : to);
            micros += Math.Max(0, end.Since(begin));
            u += from <= spell.From && spell.From <= to ? spell.FromU : 0;
            u += from <= spell.To && spell.To <= to ? spell.ToU : 0;
        }

        return new(micros, u, from, to);
    }

    /// <summary>
    /// Of all windows of one length between two instants the one with the most of the spells, or with the least; the
    /// earliest of equals. Where there is room for none, the whole is one. Exact: the amount changes its slope only
    /// where an end of the window meets an end of a spell, and every such place is visited.
    /// </summary>
    /// <param name="spells">In order, without overlaps.</param>
    /// <param name="length">µs, more than 0.</param>
    /// <param name="from">No window begins before this.</param>
    /// <param name="to">No window ends after this.</param>
    /// <param name="most">The most; else the least.</param>
    public static TimeWindow Worst(List<Spell> spells, long length, Instant from, Instant to, bool most)
    {
        if (to.Since(from) <= length)
        {
            return Of(spells, from, to);
        }

        var (head, tail, last) = (new Sweep(spells), new Sweep(spells), to.Plus(-length));
        var (worst, amount) = (from, head.UpTo(from.Plus(length)) - tail.UpTo(from));
        for (var at = from; at < last;)
        {
            var next = Earlier(tail.NextAfter(at), head.NextAfter(at.Plus(length)).Plus(-length));
            at = Earlier(next, last);
            var here = head.UpTo(at.Plus(length)) - tail.UpTo(at);
            if (most ? here > amount : here < amount)
            {
                (worst, amount) = (at, here);
            }
        }

        return Of(spells, worst, worst.Plus(length));
    }

    /// <summary>
    /// Of the windows of one length that follow one another from an instant on the one with the most, or the least; the
    /// earliest of equals. The last, which may be shorter, counts for the most only, or when there is no other.
    /// </summary>
    /// <inheritdoc cref="Worst"/>
    public static TimeWindow WorstBlock(List<Spell> spells, long length, Instant from, Instant to, bool most)
    {
        var sweep = new Sweep(spells);
        var (worst, amount, begin, before) = (from, -1L, from, sweep.UpTo(from));
        while (begin < to && (most || amount < 0 || to.Since(begin) >= length))
        {
            // Blocks in which no spell begins or ends are all alike: the first says all. A race of ages has too many to
            // visit each.
            var alike = Earlier(sweep.NextAfter(begin), to).Since(begin) / length;
            var end = Earlier(begin.Plus(length), to);
            var upTo = sweep.UpTo(end);
            if (amount < 0 || (most ? upTo - before > amount : upTo - before < amount))
            {
                (worst, amount) = (begin, upTo - before);
            }

            begin = alike > 0 ? begin.Plus(alike * length) : end;
            before = sweep.UpTo(begin);
        }

        return Of(spells, worst, Earlier(worst.Plus(length), to));
    }

    private static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    /// <summary>Goes over spells once, forwards, and knows how much of them lies before where it is.</summary>
    private sealed class Sweep(List<Spell> spells)
    {
        private int _next;
        private long _before;

        /// <summary>So much lies before an instant, which is no earlier than the one asked about before.</summary>
        public long UpTo(Instant at)
        {
            for (; _next < spells.Count && spells[_next].To <= at; _next++)
            {
                _before += spells[_next].Micros;
            }

            return _before + (_next < spells.Count ? Math.Max(0, at.Since(spells[_next].From)) : 0);
        }

        /// <summary>The next end of a spell after the instant last asked about; far off when there is none.</summary>
        public Instant NextAfter(Instant at) =>
            _next == spells.Count ? Spell.Forever : spells[_next].From > at ? spells[_next].From : spells[_next].To;
    }
}
