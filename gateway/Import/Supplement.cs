using PitMarshal.Events;

namespace PitMarshal.Import;

/// <summary>
/// What a person says of the race counts before what the source says or implies: its start, how long it was to be, who
/// is entered. Nobody's word is needed for what the source has.
/// </summary>
public sealed class Supplement(ImportOptions options, ImportedLog log)
{
    /// <summary>Comes when all is read, and before <see cref="ImportedLog.Finish"/>.</summary>
    public void Add()
    {
        if (log.Events.Count == 0)
        {
            return;
        }

        AddStart();
        AddDuration();
        if (options.Entries is { } entries)
        {
            AddEntries(entries);
        }
    }

    private void AddStart()
    {
        if (options.Start is not { } start
            || log.Events.Any(e => e is RaceStarted { Inferred: null, Trusted: null } && e.At == start))
        {
            return;
        }

        var first = log.Events.OfType<RaceStarted>().MinBy(e => e.At);
        log.Change(e => ReferenceEquals(e, first) ? null : e);
        log.Add(new RaceStarted { At = start });
    }

    private void AddDuration()
    {
        if (options.DurationMs is not { } duration)
        {
            return;
        }

        if (log.Events.Any(e => e is RaceScheduled))
        {
            log.Change(e => e is RaceScheduled told ? told with { DurationMs = duration, Inferred = null } : e);
            return;
        }

        var start = log.Events.OfType<RaceStarted>().MinBy(e => e.At)?.At
            ?? throw new BadInput("--duration: nothing says when the race started: give --start 2026-06-13T14:00:00Z");
        log.Add(new RaceScheduled(log.Source, null, duration) { At = start });
    }

    private void AddEntries(IReadOnlyList<EntryListed> entries)
    {
        var (given, told) = (entries.ToDictionary(entry => entry.Car), new HashSet<string>());
        var first = log.Events.MinBy(e => e.At)!.At;
        log.Change(e => e switch
        {
            EntryListed known when given.TryGetValue(known.Car, out var entry) => Merge(known, entry, told),
            DriverIdentified seen when given.TryGetValue(seen.Car, out var entry) =>
                seen with { Driver = DriverOf(entry, seen.Driver) },
            _ => e,
        });
        foreach (var entry in entries.Where(entry => !told.Contains(entry.Car)))
        {
            log.Add(entry with { At = first });
        }

        var unknown = log.Events.OfType<CarPassed>().Select(passed => passed.Car).OfType<string>().Distinct()
            .Where(car => !given.ContainsKey(car)).Order(CarNumbers.Order).ToList();
        if (unknown.Count > 0)
        {
            log.Report.Note($"not in the entry list, but in the source: {string.Join(", ", unknown.Take(20))}"
                + (unknown.Count > 20 ? $" and {unknown.Count - 20} more" : ""));
        }
    }

    private static EntryListed Merge(EntryListed known, EntryListed entry, HashSet<string> told)
    {
        told.Add(known.Car);
        var drivers = (known.Drivers ?? []).Select(driver => driver with { Id = DriverOf(entry, driver.Id) })
            .Where(driver => entry.Drivers?.Any(given => given.Id == driver.Id) != true);
        return known with
        {
            Class = entry.Class ?? known.Class,
            Team = entry.Team ?? known.Team,
            Box = entry.Box ?? known.Box,
            Transponders = entry.Transponders ?? known.Transponders,
            Drivers = entry.Drivers is null && known.Drivers is null ? null : [.. entry.Drivers ?? [], .. drivers],
        };
    }

    /// <summary>Sources number the drivers of a car, <c>27-2</c>: that is the second of the list.</summary>
    private static string DriverOf(EntryListed entry, string id) =>
        id.StartsWith(entry.Car + "-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(entry.Car.Length + 1),
            System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && number > 0 && entry.Drivers?.ElementAtOrDefault(number - 1) is { } listed ? listed.Id : id;
}
