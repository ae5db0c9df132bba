using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Times;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>
/// Entries: what they say, and that no two cars have the same transponder, box or driver. Several are looked at
/// together,
/// so that two cars can exchange what they have. Once the race has started a bulletin goes with them.
/// </summary>
internal static class EntryCheck
{
    private const int CarsMost = 500, CarMost = 8, TranspondersMost = 8, DriversMost = 50;

    internal static Refusal? Of(IReadOnlyList<RaceEvent> events, RaceJudge judge)
    {
        var bulletin = events[0] as BulletinIssued;
        var listed = events.Skip(bulletin is null ? 0 : 1).ToList();
        if (listed.Find(e => e is not EntryListed) is not null)
        {
            return new Refusal("", "with entries there is only the bulletin before them");
        }
        if (judge.Race.Span.Started is { } started && bulletin is null)
        {
            return new Refusal("",
                $"the race has started at {started.At}: an entry changes only with a bulletin that gives the reason");
        }
        return (bulletin is null ? null : BulletinCheck.Of(bulletin, judge))
            ?? Of([.. listed.Cast<EntryListed>()], judge.Race.Entries);
    }

    /// <summary>Everything that is wrong with a list of entries, each with its car.</summary>
    internal static IEnumerable<(string Car, Refusal Wrong)> AllWrong(IReadOnlyList<EntryListed> listed) =>
        listed.Select(entry => (entry.Car, Wrong: OfOne(entry))).Where(one => one.Wrong is not null)
            .Select(one => (one.Car, one.Wrong!))
            .Concat(Clashes(listed))
            .Concat(listed.Count > CarsMost
                ? [(listed[CarsMost].Car, new Refusal("car", $"more than {CarsMost} cars"))] : []);

    private static Refusal? Of(IReadOnlyList<EntryListed> listed, Entries entries)
    {
        var cars = listed.Select(entry => entry.Car).ToHashSet();
        if (cars.Count < listed.Count)
        {
            return new Refusal("car",
                $"car {listed.GroupBy(entry => entry.Car).First(same => same.Count() > 1).Key} is listed twice");
        }
        // What is not listed now stays as it is.
        var others = entries.Cars.Where(car => !cars.Contains(car)).Select(car => entries.Of(car, Spell.Forever)!);
        return AllWrong([.. others, .. listed]).Where(one => cars.Contains(one.Car)).Select(one => one.Wrong)
            .FirstOrDefault();
    }

    internal static Refusal? OfOne(EntryListed entry) =>
        TextCheck.Needed("car", entry.Car, CarMost)
        ?? (entry.Car.Contains('/') || entry.Car is "." or ".."
            ? new Refusal("car", "must not contain '/', nor be '.' or '..'") : null)
        ?? TextCheck.Optional("class", entry.Class, TextCheck.NameMost)
        ?? TextCheck.Optional("team", entry.Team, TextCheck.NameMost)
        ?? TextCheck.Optional("box", entry.Box, TextCheck.NameMost)
        ?? OfList("transponders", entry.Transponders ?? [], TranspondersMost)
        ?? OfList("drivers", [.. (entry.Drivers ?? []).Select(driver => driver.Id)], DriversMost)
        ?? entry.Drivers?.SelectMany(driver => new[] { driver.Name, driver.Rating, driver.Licence })
            .Select(text => TextCheck.Optional("drivers", text, TextCheck.NameMost))
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>Names that stand once in a list, and between blanks in a file.</summary>
    private static Refusal? OfList(string field, IReadOnlyList<string> names, int most) =>
        names.Count > most ? new Refusal(field, $"more than {most}")
        : names.Select(name => TextCheck.Needed(field, name, TextCheck.NameMost))
            .FirstOrDefault(refusal => refusal is not null)
        ?? (names.FirstOrDefault(name => name.Any(char.IsWhiteSpace)) is { } torn
            ? new Refusal(field, $"'{torn}' has a blank in it")
            : names.Distinct().Count() < names.Count ? new Refusal(field, "the same stands here twice")
            : null);

    private static IEnumerable<(string Car, Refusal Wrong)> Clashes(IReadOnlyList<EntryListed> entries) =>
    [
        .. Clashes(entries, "box", "box", entry => entry.Box is { } box ? [box] : []),
        .. Clashes(entries, "transponders", "transponder", entry => entry.Transponders ?? []),
        .. Clashes(entries, "drivers", "driver", entry => (entry.Drivers ?? []).Select(driver => driver.Id)),
    ];

    private static IEnumerable<(string Car, Refusal Wrong)> Clashes(
        IReadOnlyList<EntryListed> entries, string field, string what, Func<EntryListed, IEnumerable<string>> has)
    {
        var owners = new Dictionary<string, (string Car, string Name)>();
        foreach (var entry in entries)
        {
            foreach (var name in has(entry))
            {
                // Decoders tell numbers, so a transponder is the same with zeros before it.
                var plain = field == "transponders" && name.All(char.IsAsciiDigit) ? name.TrimStart('0') : name;
                if (!owners.TryAdd(plain, (entry.Car, name)) && owners[plain].Car != entry.Car)
                {
                    yield return (entry.Car,
                        new Refusal(field, $"{what} {name} of car {entry.Car} is that of car {owners[plain].Car}"
                            + (owners[plain].Name == name ? "" : ", but for zeros before it")));
                }
            }
        }
    }
}
