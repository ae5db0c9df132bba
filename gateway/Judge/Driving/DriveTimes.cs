using System.Collections;
using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>The driving time of one car as last worked out. What changed is worked out anew.</summary>
public sealed class DriveTimes(Car car)
{
    private readonly Dictionary<(PitTime, Until), List<DriverSpell>> _spells = [];
    private readonly Dictionary<object, object> _derived = [];
    private readonly Dictionary<object, IList> _ofStops = [];
    private (int Identified, IReadOnlyList<string> Ids) _drivers = (-1, []);
    private int _settled;
    private bool _isChangeKnown;

    /// <summary>
    /// Who drove the stints that were forgotten, as was last known; null among them: nobody knows who drove one.
    /// </summary>
    public HashSet<string?> Changed { get; } = [];

    /// <summary>Whether something of what a driver drove, or may have driven, changed.</summary>
    public bool IsChanged(Race race, string driver)
    {
        if (!_isChangeKnown)
        {
            Changed.UnionWith(Spells(race, PitTime.Excluded).Skip(_settled).Select(spell => spell.Driver.Id));
            _isChangeKnown = true;
        }

        return Changed.Contains(driver) || Changed.Contains(null);
    }

    /// <summary>Only the first so many stints stay what they were.</summary>
    public void Forget(int settled)
    {
        foreach (var spells in _spells.Values)
        {
            for (var i = spells.Count - 1; i >= settled; i--)
            {
                Changed.Add(spells[i].Driver.Id);
                spells.RemoveAt(i);
            }
        }

        foreach (var ofStops in _ofStops.Values)
        {
            while (ofStops.Count > settled)
            {
                ofStops.RemoveAt(ofStops.Count - 1);
            }
        }

        _derived.Clear();
        (_settled, _isChangeKnown) = (settled, false);
    }

    /// <summary>What follows from each stop, in order, worked out once until the stop changes.</summary>
    public List<T> OfStops<T>(object key, Func<Stop, T> work)
    {
        if (!_ofStops.TryGetValue(key, out var known))
        {
            _ofStops.Add(key, known = new List<T>());
        }

        var ofStops = (List<T>)known;
        for (var i = ofStops.Count; i < car.PitLane.Stops.Count; i++)
        {
            ofStops.Add(work(car.PitLane.Stops[i]));
        }

        return ofStops;
    }

    /// <summary>The spells of all stints, in order.</summary>
    public IReadOnlyList<DriverSpell> Spells(Race race, PitTime pitTime, Until until = Until.OwnFinish)
    {
        if (!_spells.TryGetValue((pitTime, until), out var spells))
        {
            _spells.Add((pitTime, until), spells = []);
        }

        var stints = car.PitLane.Stints;
        for (var i = spells.Count; i < stints.Count; i++)
        {
            spells.Add(DriverSpells.Of(
                race, car, stints[i], (pitTime, until), spells is [.., var last] ? last.Driver : null));
        }

        return spells;
    }

    /// <summary>
    /// Every driver whom the entry lists, in its order, and then whoever else was identified, in order of time.
    /// </summary>
    public IReadOnlyList<string> Drivers(Race race)
    {
        if (_drivers.Identified != car.Identified.Count)
        {
            _drivers = (car.Identified.Count,
                [.. (race.Entries.Of(car.Number, Spell.Forever)?.Drivers ?? []).Select(d => d.Id)
                    .Concat(car.Identified.Select(i => i.Driver)).Distinct()]);
        }

        return _drivers.Ids;
    }

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
