using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>The driving time of one car as last worked out. What changes is worked out anew from the first stint it concerns on.</summary>
public sealed class DriveTimes(Car car)
{
    private readonly Dictionary<(PitTime, Until), List<DriverSpell>> _spells = [];
    private readonly Dictionary<object, object> _derived = [];
    private IReadOnlyList<string>? _drivers;

    /// <summary>Number of the first stint that the last change concerned, or a stop beside it.</summary>
    public int Changed { get; private set; } = 1;

    /// <summary>Stops and stints from these numbers on have changed. A spell rests on the stops on both sides of its stint.</summary>
    public void Forget(int stop, int stint)
    {
        var stints = car.PitLane.Stints;
        var kept = Math.Min(stints.Count, stint - 1);
        while (kept > 0 && (stints[kept - 1].Entered ?? stints[kept - 1].Left)?.Number >= stop)
        {
            kept--;
        }

        foreach (var spells in _spells.Values)
        {
            spells.RemoveRange(Math.Min(kept, spells.Count), Math.Max(0, spells.Count - kept));
        }

        _derived.Clear();
        _drivers = null;
        Changed = kept + 1;
    }

    /// <summary>The spells of all stints, in order.</summary>
    public IReadOnlyList<DriverSpell> Spells(Race race, PitTime pitTime, Until until = Until.OwnFinish)
    {
        if (!_spells.TryGetValue((pitTime, until), out var spells))
        {
            _spells.Add((pitTime, until), spells = []);
        }

        foreach (var stint in car.PitLane.Stints.Skip(spells.Count))
        {
            spells.Add(DriverSpells.Of(race, car, stint, (pitTime, until), spells is [.., var last] ? last.Driver : null));
        }

        return spells;
    }

    /// <summary>Every driver whom the entry lists, in its order, and then whoever else was identified, in order of time.</summary>
    public IReadOnlyList<string> Drivers(Race race) => _drivers ??=
        [.. (race.Entries.Of(car.Number, Spell.Forever)?.Drivers ?? []).Select(d => d.Id)
            .Concat(car.IdentifiedWithin(new Instant(long.MinValue), Spell.Forever).Select(i => i.Driver)).Distinct()];

    /// <summary>What follows from the stints, worked out once until they change.</summary>
    public T Derived<T>(object key, Func<T> work)
        where T : notnull
    {
        if (!_derived.TryGetValue(key, out var known))
        {
            _derived.Add(key, known = work());
        }

        return (T)known;
    }
}
