using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>Which drivers were identified in which cars: one who is in two at once is in neither for certain.</summary>
public sealed class DriversInCars
{
    /// <summary>A badge that is put right within so long (1 min) was a mistake, and nobody drove by it, µs.</summary>
    private const long MistakeMicros = 60_000_000;

    private readonly Dictionary<string, List<DriverIdentified>> _byCar = [];
    private readonly Dictionary<string, HashSet<string>> _cars = [];

    /// <summary>Takes an identification, in any order.</summary>
    public void Add(DriverIdentified identified)
    {
        if (!_byCar.TryGetValue(identified.Car, out var list))
        {
            _byCar.Add(identified.Car, list = []);
        }

        list.Insert(list.FindLastIndex(d => EventOrder.Compare(d, identified) <= 0) + 1, identified);
        if (!_cars.TryGetValue(identified.Driver, out var cars))
        {
            _cars.Add(identified.Driver, cars = []);
        }

        cars.Add(identified.Car);
    }

    /// <summary>The other cars in which drivers of this one were identified.</summary>
    public IEnumerable<string> SharedWith(string car) =>
        _cars.Values.Where(cars => cars.Count > 1 && cars.Contains(car))
        .SelectMany(cars => cars).Where(other => other != car).Distinct();

    /// <summary>
    /// Why a driver may not have driven a car between two instants: another car had him, too. Null when none had.
    /// </summary>
    public string? Elsewhere(string driver, string car, Instant from, Instant to, RaceControl control)
    {
        if (!_cars.TryGetValue(driver, out var cars) || cars.Count < 2)
        {
            return null;
        }

        foreach (var other in cars.Where(other => other != car).Order(StringComparer.Ordinal))
        {
            if (Has(driver, car, control)
                .Any(mine => Has(driver, other, control).Any(his => Overlap(mine, his, (from, to)) > MistakeMicros)))
            {
                return $"driver {driver} was identified in cars "
                    + $"{string.Join(" and ", new[] { car, other }.Order(StringComparer.Ordinal))} at once";
            }
        }

        return null;
    }

    /// <summary>From when to when a car had a driver: until the next one, or until it retired.</summary>
    private IEnumerable<(Instant From, Instant To)> Has(string driver, string car, RaceControl control)
    {
        var list = _byCar[car];
        var retired = control.Of(car, null).RetiredAt?.At ?? Spell.Forever;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Driver == driver)
            {
                var next = i + 1 < list.Count ? list[i + 1].At : Spell.Forever;
                yield return (list[i].At, next < retired ? next : retired);
            }
        }
    }

    private static long Overlap(params (Instant From, Instant To)[] spells) =>
        spells.Min(s => s.To).Since(spells.Max(s => s.From));
}
