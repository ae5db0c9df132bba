using PitMarshal.Events;

namespace PitMarshal.Judge.Times;

/// <summary>An interval with the uncertainty of both its ends, ± µs.</summary>
public readonly record struct Spell(Instant From, double FromU, Instant To, double ToU)
{
    /// <summary>The end of what is not over.</summary>
    public static readonly Instant Forever = new(long.MaxValue);

    /// <summary>Its length in µs; negative when the ends are the wrong way round.</summary>
    public long Micros => To.Since(From);

    public double U => FromU + ToU;

    /// <summary>The part that is certain: each end moved inwards by its uncertainty.</summary>
    public Spell Shrunk() => new(From.Plus((long)Math.Ceiling(FromU)), 0, To.Plus(-(long)Math.Ceiling(ToU)), 0);

    /// <summary>All that is possible: each end moved outwards by its uncertainty.</summary>
    public Spell Widened() => new(From.Plus(-(long)Math.Ceiling(FromU)), 0, To.Plus((long)Math.Ceiling(ToU)), 0);

    /// <summary>
    /// The parts that both lists share; both are in order and without overlaps, and so is the result.
    /// </summary>
    public static List<Spell> Shared(List<Spell> a, List<Spell> b)
    {
        var shared = new List<Spell>();
        foreach (var one in a)
        {
            foreach (var other in b)
            {
                var from = one.From > other.From ? (one.From, one.FromU) : (other.From, other.FromU);
                var to = one.To < other.To ? (one.To, one.ToU) : (other.To, other.ToU);
                if (from.Item1 < to.Item1)
                {
                    shared.Add(new Spell(from.Item1, from.Item2, to.Item1, to.Item2));
                }
            }
        }

        return shared;
    }

    /// <summary>What is left of a list without the spells of another; both are in order and without overlaps.</summary>
    public static List<Spell> Without(List<Spell> spells, List<Spell> away)
    {
        foreach (var gone in away)
        {
            Spell before = new(new Instant(long.MinValue), 0, gone.From, gone.FromU),
                after = new(gone.To, gone.ToU, Forever, 0);
            spells = Shared(spells, [before, after]);
        }

        return spells;
    }

    /// <summary>
    /// The instants that either list has, in order and without overlaps; where both begin or end as one, the first's.
    /// </summary>
    public static List<Spell> United(List<Spell> a, List<Spell> b)
    {
        var united = new List<Spell>(a.Count + b.Count);
        foreach (var spell in a.Concat(b).OrderBy(s => s.From))
        {
            if (united is [.., var last] && last.To >= spell.From)
            {
                united[^1] = spell.To > last.To ? last with { To = spell.To, ToU = spell.ToU } : last;
            }
            else
            {
                united.Add(spell);
            }
        }

        return united;
    }

    /// <summary>The length of all of them together in µs; they do not overlap.</summary>
    public static long Total(List<Spell> spells) => spells.Sum(s => s.Micros);

    /// <summary>The longest of a list, the first of several; null of an empty one.</summary>
    public static Spell? Longest(List<Spell> spells)
    {
        Spell? longest = null;
        foreach (var spell in spells)
        {
            longest = longest is { } so && so.Micros >= spell.Micros ? longest : spell;
        }

        return longest;
    }

    /// <summary>The same instants with neighbours that touch made one.</summary>
    public static List<Spell> Joined(List<Spell> spells)
    {
        var joined = new List<Spell>(spells.Count);
        foreach (var spell in spells)
        {
            if (joined is [.., var last] && last.To >= spell.From)
            {
                joined[^1] = last with { To = spell.To, ToU = spell.ToU };
            }
            else
            {
                joined.Add(spell);
            }
        }

        return joined;
    }
}
