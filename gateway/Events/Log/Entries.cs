namespace PitMarshal.Events.Log;

/// <summary>
/// Who is entered with what. The listing of a car that governs at an instant is its latest one by then; before its first
/// one, the first.
/// </summary>
public sealed class Entries
{
    private readonly Dictionary<string, List<EntryListed>> _byCar = [];
    private readonly Dictionary<string, List<string>> _claims = [];

    public IEnumerable<string> Cars => _byCar.Keys;

    /// <summary>Takes the next listing; they must come in order.</summary>
    public void List(EntryListed entry)
    {
        if (!_byCar.TryGetValue(entry.Car, out var listings))
        {
            _byCar.Add(entry.Car, listings = []);
        }

        listings.Add(entry);
        foreach (var transponder in entry.Transponders ?? [])
        {
            if (!_claims.TryGetValue(transponder, out var cars))
            {
                _claims.Add(transponder, cars = []);
            }

            if (!cars.Contains(entry.Car))
            {
                cars.Add(entry.Car);
            }
        }
    }

    /// <summary>The listing of a car that governs at an instant, or null when it is never listed.</summary>
    public EntryListed? Of(string car, Instant at)
    {
        if (!_byCar.TryGetValue(car, out var listings))
        {
            return null;
        }

        var i = listings.FindLastIndex(l => l.At <= at);
        return listings[Math.Max(i, 0)];
    }

    /// <summary>The cars that claim a transponder at an instant, in ordinal order: one, none, or (a mistake) several.</summary>
    public IReadOnlyList<string> Claiming(string transponder, Instant at)
    {
        if (!_claims.TryGetValue(transponder, out var cars))
        {
            return [];
        }

        if (cars.Count == 1 && _byCar[cars[0]].Count == 1)
        {
            return cars;
        }

        var claiming = cars.FindAll(car => Of(car, at)!.Transponders?.Contains(transponder) ?? false);
        claiming.Sort(string.CompareOrdinal);
        return claiming;
    }
}
