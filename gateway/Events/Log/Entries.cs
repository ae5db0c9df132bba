namespace PitMarshal.Events.Log;

/// <summary>
/// Who is entered with what. The listing of a car that governs at an instant is its latest one by then; before
/// its first one, the first.
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
        Begins ??= entry.At;
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

    /// <summary>When the first car was listed; null where there is no entry list.</summary>
    public Instant? Begins { get; private set; }

    /// <summary>There is an entry list, and the car is not in it.</summary>
    public bool LeavesOut(string car) => _byCar.Count > 0 && !_byCar.ContainsKey(car);

    /// <summary>From when on a car is entered: its first listing; null when it is never listed.</summary>
    public Instant? EnteredAt(string car) => _byCar.TryGetValue(car, out var listings) ? listings[0].At : null;

    /// <summary>There was an entry list at an instant, and the car was not in it yet.</summary>
    public bool IsEnteredLater(string car, Instant at) => Begins <= at && EnteredAt(car) > at;

    /// <summary>
    /// The cars that claim a transponder at an instant, in ordinal order: one, none, or (a mistake) several. A listing
    /// works from its instant on; before that it says something only of a transponder that nobody had.
    /// </summary>
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

        var claiming = cars.FindAll(car => EnteredAt(car) <= at && Lists(Of(car, at)!, transponder));
        if (claiming.Count == 0
            && !cars.Exists(car => _byCar[car].Exists(listing => listing.At <= at && Lists(listing, transponder))))
        {
            claiming = cars.FindAll(car => EnteredAt(car) > at && Lists(_byCar[car][0], transponder));
        }

        claiming.Sort(string.CompareOrdinal);
        return claiming;
    }

    private static bool Lists(EntryListed listing, string transponder) =>
        listing.Transponders?.Contains(transponder) ?? false;
}
