using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Forecasting;

/// <summary>
/// A spell at the wheel that runs, and what the same driver drove before: all of it as long as it can be.
/// </summary>
/// <param name="Past">Before it, in order and without overlaps.</param>
/// <param name="From">Its beginning, its uncertainty included.</param>
public readonly record struct RunningSpell(List<Spell> Past, Instant From)
{
    /// <summary>
    /// What a rule counts of a running spell. Null while the race is suspended and the rule does not count that: nobody
    /// knows from when on it will run.
    /// </summary>
    /// <param name="past">What the driver drove before, as long as it can be.</param>
    /// <param name="spell">The spell that runs.</param>
    /// <param name="rule">What a red flag does to the rule.</param>
    /// <param name="span">The race.</param>
    public static RunningSpell? Of(List<Spell> past, DriverSpell spell, AfterRedFlag rule, RaceSpan span)
    {
        var from = spell.Possible.Widened().From;
        var begin = from;
        var before = new List<Spell>(past);
        var resets = rule.Kind == AfterRedFlag.Kinds.Reset;
        foreach (var suspension in rule.Excludes || resets ? span.Suspensions.FindAll(s => s.To > from) : [])
        {
            if (suspension.To == Spell.Forever)
            {
                return null;
            }

            if (suspension.From > begin)
            {
                before.Add(new Spell(begin, 0, suspension.From, 0));
            }

            begin = suspension.To;
        }

        var reset = resets && span.Suspensions is [.., var last] ? last.To : new Instant(long.MinValue);
        return new(before.FindAll(s => s.From >= reset && s.From < begin)
            .ConvertAll(s => s.To > begin ? s with { To = begin } : s), begin);
    }

    /// <summary>The latest end with which all that was driven is at most so many µs.</summary>
    public Instant LatestInAll(long max) => From.Plus(Math.Max(0, max - Past.Sum(s => s.Micros)));

    /// <summary>
    /// The latest end with which a stretch of the race holds at most so many µs; null when it never holds more.
    /// </summary>
    public Instant? LatestBetween(Instant from, Instant to, long max)
    {
        var left = Math.Max(0, max - TimeWindow.Of(Past, from, to).Micros);
        var begin = From > from ? From : from;
        return begin < to && (to == Spell.Forever || to.Since(begin) > left) ? begin.Plus(left) : null;
    }

    /// <summary>
    /// The latest end with which no window of a length holds more than so many µs; null when none ever will. While he
    /// drives on, the window that ends now gains at its head what it does not lose at its tail: nothing over the spells
    /// of before, else all.
    /// </summary>
    public Instant? LatestRolling(long length, long max)
    {
        var (at, tail) = (From, From.Plus(-length));
        var left = max - TimeWindow.Of(Past, tail, From).Micros;
        if (left < 0)
        {
            return From;
        }

        foreach (var spell in Past)
        {
            if (spell.To <= tail)
            {
                continue;
            }

            var gap = Math.Max(0, spell.From.Since(tail));
            if (left < gap)
            {
                return at.Plus(left);
            }

            left -= gap;
            at = at.Plus(spell.To.Since(tail));
            tail = spell.To;
        }

        return left < From.Since(tail) ? at.Plus(left) : null;
    }

    /// <summary>
    /// The latest end with which no window of those that follow one another from an instant holds more than so many µs.
    /// </summary>
    public Instant? LatestInBlocks(long length, long max, Instant start)
    {
        var block = start.Plus(From.Since(start) / length * length);
        var (end, left) = (block.Plus(length), Math.Max(0, max - TimeWindow.Of(Past, block, From).Micros));
        return From.Plus(left) < end ? From.Plus(left) : max < length ? end.Plus(max) : null;
    }
}
