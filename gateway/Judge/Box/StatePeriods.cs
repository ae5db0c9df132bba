using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Box;

/// <summary>When something held within a stop. Each list is in order and without overlaps.</summary>
/// <param name="So">As the events have it, with the uncertainty of their instants.</param>
/// <param name="Certain">When it held whatever the true instants are.</param>
/// <param name="Perhaps">When it may have held: uncertain instants, blind stations, inputs that never reported.</param>
internal sealed record StatePeriods(List<Spell> So, List<Spell> Certain, List<Spell> Perhaps)
{
    public static StatePeriods Throughout(Spell stop) => Of([stop], [stop]);

    public static StatePeriods Of(List<Spell> so, List<Spell> perhaps) => new(
        so,
        so.ConvertAll(s => s.Shrunk()).FindAll(s => s.Micros > 0),
        Spell.United(perhaps.ConvertAll(s => s.Widened()), []));

    /// <summary>When both held at once.</summary>
    public StatePeriods And(StatePeriods other) =>
        new(Spell.Shared(So, other.So), Spell.Shared(Certain, other.Certain), Spell.Shared(Perhaps, other.Perhaps));

    /// <summary>When one of them held, or both.</summary>
    public StatePeriods Or(StatePeriods other) =>
        new(Spell.United(So, other.So), Spell.United(Certain, other.Certain), Spell.United(Perhaps, other.Perhaps));
}
