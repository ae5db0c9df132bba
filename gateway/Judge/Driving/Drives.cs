using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>
/// Finds the continuous drives of a car. Any other driver's stint ends one; or, with a reset time, only so long a time
/// out of the driver's hands.
/// </summary>
public sealed class Drives
{
    private readonly IReadOnlyList<DriverSpell> _stints;
    private readonly IReadOnlyList<DriverSpell> _spells;
    private readonly Race _race;
    private readonly long? _resetAfter;

    private Drives(Race race, DriveTimes driving, (PitTime PitTime, Until Until) counts, long? resetAfter)
    {
        (_race, _resetAfter) = (race, resetAfter);
        _stints = driving.Spells(race, PitTime.Excluded, counts.Until);
        _spells = driving.Spells(race, counts.PitTime, counts.Until);
    }

    /// <summary>All drives of a car, in order.</summary>
    public static List<Drive> Of(
        Race race, DriveTimes driving, (PitTime PitTime, Until Until) counts, long? resetAfter) =>
        driving.Derived(
            (counts, resetAfter, nameof(Drives)), () => new Drives(race, driving, counts, resetAfter).All());

    /// <summary>The drive that a stint belongs to.</summary>
    public static Drive Of(
        Race race, DriveTimes driving, (PitTime PitTime, Until Until) counts, long? resetAfter, Stint stint)
    {
        var drives = driving.Derived(
            (counts, resetAfter, nameof(Stint)),
            () => Of(race, driving, counts, resetAfter)
                .SelectMany(drive => drive.Spells.Select(spell => (spell.Stint.Number, Drive: drive)))
                .ToDictionary(pair => pair.Number, pair => pair.Drive));
        return drives[stint.Number];
    }

    private List<Drive> All()
    {
        var groups = new List<List<int>>();
        var last = new Dictionary<string, List<int>>();
        for (var i = 0; i < _stints.Count; i++)
        {
            var driver = _stints[i].Driver.Id;
            if (driver is not null && last.TryGetValue(driver, out var group) && Joins(group[^1], i))
            {
                group.Add(i);
                continue;
            }

            groups.Add(group = [i]);
            if (driver is not null)
            {
                last[driver] = group;
            }
        }

        return [.. groups.Select((group, n) => Drive(n + 1, group))];
    }

    /// <summary>The spell of a stint by its index.</summary>
    internal DriverSpell SpellOf(int index) => _spells[index];

    private Drive Drive(int number, List<int> group)
    {
        var driver = _stints[group[0]].Driver.Id;
        var last = group[^1];
        for (var i = Next(last, 1, driver); i >= 0 && MayJoin(last, i); i = Next(last, 1, driver))
        {
            last = i;
        }

        return new Drive(number, driver, group, this) { OverWith = OverWith(last, driver) };
    }

    /// <summary>All stretches that may belong to a drive.</summary>
    internal Extent Whole(List<int> group, string? driver)
    {
        var (first, last) = (group[0], group[^1]);
        var whole = new List<int>(group);
        for (var i = Next(first, -1, driver); i >= 0 && MayJoin(i, first); i = Next(first, -1, driver))
        {
            whole.Insert(0, first = i);
        }

        for (var i = Next(last, 1, driver); i >= 0 && MayJoin(last, i); i = Next(last, 1, driver))
        {
            whole.Add(last = i);
        }

        return Extent(whole, i => driver is not null && group.Contains(i)
            ? TruthValue.Yes
            : TruthValue.Unknown(_stints[i].Driver.Why ?? "it may be one drive"));
    }

    /// <summary>The stretches of a drive that are certainly joined.</summary>
    internal List<Extent> Parts(List<int> group)
    {
        var parts = new List<List<int>>();
        foreach (var i in group)
        {
            if (parts is [.., var part] && JoinsForSure(part[^1], i))
            {
                part.Add(i);
            }
            else
            {
                parts.Add([i]);
            }
        }

        return parts.ConvertAll(part => Extent(part, _ => TruthValue.Yes));
    }

    private Extent Extent(List<int> indices, Func<int, TruthValue> belongs)
    {
        var extent = new Extent();
        indices.ForEach(i => extent.Add(_spells[i], belongs(i)));
        return extent;
    }

    /// <summary>
    /// The next stint, backwards or forwards, that this driver may have driven; −1 when there is none that could join.
    /// </summary>
    private int Next(int from, int step, string? driver)
    {
        var i = driver is null ? -1 : from + step;
        while (i >= 0 && i < _stints.Count && (_stints[i].Driver.Id ?? driver) != driver)
        {
            i = _resetAfter is null ? -1 : i + step;
        }

        return i < _stints.Count ? i : -1;
    }

    private bool Joins(int one, int next) =>
        _resetAfter is { } reset ? Began(next).Since(Ended(one)) < reset : next == one + 1;

    private bool MayJoin(int one, int next) =>
        _resetAfter is not { } reset
            || _stints[next].Possible.Widened().From.Since(_stints[one].Possible.Widened().To) < reset;

    private bool JoinsForSure(int one, int next) => _resetAfter is { } reset
        ? Began(next).Plus(U(_stints[next].Stint.From)).Since(Ended(one).Plus(-U(_stints[one].Stint.To))) < reset
            && _stints[one].Certain is not null
        : PitLaneTime.Of(_race, _stints[next].Stint.Left!).Value is { Unsound: null, MayBeShorter: null };

    private int? OverWith(int last, string? driver)
    {
        if (_stints[last].Running)
        {
            return null;
        }

        for (var i = last + 1; i < _stints.Count; i++)
        {
            var gone = _resetAfter is not { } reset
                || (_stints[i].Possible.Widened().From.Since(_stints[last].Possible.Widened().To) >= reset)
                || (_stints[i].Certain is { } certain
                    && certain.Shrunk().To.Since(_stints[last].Possible.Widened().To) >= reset);
            if (gone)
            {
                return _stints[i].Stint.Number;
            }
        }

        return null;
    }

    private Instant Began(int i) => _stints[i].Stint.From?.At ?? _stints[i].Stint.After;

    private Instant Ended(int i) => _stints[i].Stint.To?.At ?? _stints[i].Stint.Before ?? Spell.Forever;

    private static long U(Mark? mark) => (long)Math.Ceiling(mark?.U ?? 0);
}
