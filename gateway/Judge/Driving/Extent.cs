using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>How long somebody drove, or something lasted, over a race: as seen, at least, and at most.</summary>
public sealed class Extent
{
    private readonly List<Spell> _seen = [];
    private readonly List<Spell> _certain = [];
    private readonly List<Spell> _possible = [];
    private List<Spell>? _least;
    private List<Spell>? _most;

    /// <summary>What was seen of it, in order and without overlaps.</summary>
    public List<Spell> Seen => _seen;

    /// <summary>The least the truth can be: the ends moved inwards by their uncertainty.</summary>
    public List<Spell> Least => _least ??= _certain.ConvertAll(s => s.Shrunk()).FindAll(s => s.Micros > 0);

    /// <summary>The most the truth can be: the ends moved outwards by their uncertainty.</summary>
    public List<Spell> Most => _most ??= Joined(_possible.ConvertAll(s => s.Widened()));

    /// <summary>
    /// The first reason why more is possible than is certain, beside the uncertainty of the ends; null when there is
    /// none.
    /// </summary>
    public string? Why { get; private set; }

    /// <summary>One that runs may yet belong to it.</summary>
    public bool Running { get; private set; }

    /// <summary>What makes it up, as far as it is certain that it does.</summary>
    public List<BoundedSpell> Stretches { get; } = [];

    /// <summary>Takes the next stretch; it belongs to this, or not, or perhaps.</summary>
    public void Add(BoundedSpell stretch, TruthValue belongs)
    {
        if (belongs.Answer == false)
        {
            return;
        }

        (_least, _most) = (null, null);
        Running |= stretch.Running;
        if (belongs.Answer == true)
        {
            Stretches.Add(stretch);
            Append(_seen, stretch.Seen);
            Append(_certain, stretch.Certain);
        }

        Append(_possible, stretch.Possible);
        Why ??= belongs.Why ?? stretch.Why;
    }

    /// <summary>The same without what lies in some intervals.</summary>
    /// <param name="intervals">In order, without overlaps.</param>
    public void TakeOut(IReadOnlyList<Spell> intervals)
    {
        if (intervals.Count == 0)
        {
            return;
        }

        (_least, _most) = (null, null);
        foreach (var spells in new[] { _seen, _certain, _possible })
        {
            var rest = spells.SelectMany(spell => Outside(spell, intervals)).ToList();
            spells.Clear();
            spells.AddRange(rest);
        }
    }

    /// <summary>The events it rests on between two instants, as verdicts name them, in order, each once.</summary>
    public List<string> Sources(Instant from, Instant to)
    {
        var (events, isSorted) = (new List<RaceEvent>(Stretches.Count * 3), true);
        foreach (var stretch in Stretches)
        {
            if (stretch.Possible.From > to || stretch.Possible.To < from)
            {
                continue;
            }

            foreach (var e in stretch.Evidence)
            {
                isSorted &= events is not [.., var last] || EventOrder.Compare(last, e) <= 0;
                events.Add(e);
            }
        }

        if (!isSorted)
        {
            events.Sort(EventOrder.Compare);
        }

        return [.. events.Select(Mark.Name).Distinct()];
    }

    /// <summary>A stop that counts joins the stints beside it: only the ends of the whole are uncertain.</summary>
    private static void Append(List<Spell> spells, Spell? next)
    {
        if (next is not { } spell)
        {
            return;
        }

        if (spells is not [.., var last] || last.To < spell.From)
        {
            spells.Add(spell);
            return;
        }

        var whole = spell.To > last.To ? last with { To = spell.To, ToU = spell.ToU } : last;
        spells[^1] = spell.From < last.From ? whole with { From = spell.From, FromU = spell.FromU } : whole;
    }

    private static List<Spell> Joined(List<Spell> spells)
    {
        var joined = new List<Spell>(spells.Count);
        spells.ForEach(spell => Append(joined, spell));
        return joined;
    }

    private static IEnumerable<Spell> Outside(Spell spell, IReadOnlyList<Spell> intervals)
    {
        foreach (var interval in intervals)
        {
            if (interval.To <= spell.From || interval.From >= spell.To)
            {
                continue;
            }

            if (interval.From > spell.From)
            {
                yield return spell with { To = interval.From, ToU = interval.FromU };
            }

            if (interval.To >= spell.To)
            {
                yield break;
            }

            spell = spell with { From = interval.To, FromU = interval.ToU };
        }

        yield return spell;
    }
}
