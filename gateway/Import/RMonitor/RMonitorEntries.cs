using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// The entries of an RMonitor feed. They come again with every refresh: <c>$A</c> with the transponder,
/// <c>$COMP</c> without, the classes' names in <c>$C</c> before or after. Drivers are known by number only; names
/// of people are not taken.
/// </summary>
internal sealed class RMonitorEntries(RMonitorCars cars)
{
    private readonly Dictionary<string, string> _classes = [];
    private readonly Dictionary<string, List<Listing>> _cars = [];
    private readonly Dictionary<string, List<string>> _drivers = [];

    private readonly Dictionary<string, (string? Class, string? Transponder, int Drivers)> _told = [];
    private readonly HashSet<string> _changed = [];

    private sealed record Listing(string? Class, string? Transponder, Instant? At, long Line);

    public bool NameClass(string id, string name)
    {
        if (!Name.Fits(id) || (name.Length > 0 && !Name.Fits(name)))
        {
            return false;
        }

        _classes[id] = name;
        return true;
    }

    /// <summary>
    /// Takes an entry. <paramref name="transponder"/> is null where the record has none. False when
    /// a field is no such thing.
    /// </summary>
    public bool List(string registration, string number, string classId, string? transponder, Instant? at, long line)
    {
        if (!Name.Fits(registration) || (number.Length > 0 && !Name.Fits(number)) || classId.Length > 8
            || (transponder is { Length: > 0 } && !Name.Fits(transponder)))
        {
            return false;
        }

        var car = cars.Of(registration);
        if (!_cars.TryGetValue(car, out var listings))
        {
            _cars.Add(car, listings = []);
        }

        var last = listings.Count > 0 ? listings[^1] : null;
        var className = _classes.GetValueOrDefault(classId) is { Length: > 0 } named ? named : null;
        transponder = transponder is null ? last?.Transponder : transponder is "" or "0" ? null : transponder;
        if (last is null || last.Transponder != transponder || (className is not null && className != last.Class))
        {
            listings.Add(new Listing(className ?? last?.Class, transponder, at, line));
            _changed.Add(car);
        }

        return true;
    }

    /// <summary>A driver of a car was seen.</summary>
    public void Drives(string car, string driver)
    {
        if (!_drivers.TryGetValue(car, out var drivers))
        {
            _drivers.Add(car, drivers = []);
        }

        if (!drivers.Contains(driver))
        {
            drivers.Add(driver);
            _changed.Add(car);
        }
    }

    /// <summary>The log has this listing already.</summary>
    public void Recall(EntryListed entry)
    {
        _told[entry.Car] = (entry.Class, entry.Transponders is [var one, ..] ? one : null, entry.Drivers?.Count ?? 0);
        _drivers[entry.Car] = [.. (entry.Drivers ?? []).Select(driver => driver.Id)];
    }

    /// <summary>
    /// Of a race that runs: adds what has changed. A car that somebody else entered stays as it was entered.
    /// </summary>
    public void TellChanged(ImportedLog log, Instant now, Func<string, long, string> source,
        Func<string, bool> isEnteredByOthers)
    {
        foreach (var car in _changed)
        {
            if (!_cars.TryGetValue(car, out var listings) || isEnteredByOthers(car))
            {
                continue;
            }

            var (last, drivers) = (listings[^1], _drivers.GetValueOrDefault(car) is { Count: > 1 } seen ? seen : []);
            var told = (last.Class, last.Transponder, drivers.Count);
            if (!_told.TryGetValue(car, out var known) || known != told)
            {
                _told[car] = told;
                log.Add(new EntryListed(car, last.Class, null, null,
                    last.Transponder is { } one ? [one] : null,
                    drivers.Count == 0 ? null : drivers.ConvertAll(d => new ListedDriver(d)))
                {
                    At = now, Source = source("entry", last.Line),
                });
            }
        }

        _changed.Clear();
    }

    /// <summary>
    /// Adds each listing that differs from the one before it; a class that was named only later
    /// holds from the beginning.
    /// </summary>
    public void Tell(ImportedLog log, Instant first, Func<string, long, string> source)
    {
        foreach (var (car, listings) in _cars)
        {
            // One driver seen is no proof that the car has one: then the judge must not take him for granted.
            var drivers = _drivers.GetValueOrDefault(car) is { Count: > 1 } seen
                ? seen.ConvertAll(d => new ListedDriver(d))
                : null;
            var named = listings.Find(l => l.Class is not null)?.Class;
            Listing? told = null;
            for (var i = 0; i < listings.Count; i++)
            {
                var listing = listings[i] with { Class = listings[i].Class ?? named };
                if (told is not null && (told.Class, told.Transponder) == (listing.Class, listing.Transponder))
                {
                    continue;
                }

                if (told is null && listing.At > first)
                {
                    // A feed may send its entries long after their first crossings. Only the transponder holds from
                    // then on: what it did before may have been another car's.
                    log.Add(new EntryListed(car, listing.Class, null, null, null, drivers)
                    {
                        At = first, Source = source("entered", listing.Line),
                    });
                }

                told = listing;
                log.Add(new EntryListed(car, listing.Class, null, null,
                    listing.Transponder is { } one ? [one] : null, drivers)
                {
                    At = listing.At ?? first,
                    Source = source("entry", listing.Line),
                });
            }
        }
    }
}
