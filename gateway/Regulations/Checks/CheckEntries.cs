using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>
/// Who is entered against what rules name: a class or rating that no rule names would be asked less than the others
/// without a word, and one that is not listed leaves undecided what is asked by it.
/// </summary>
public static class CheckEntries
{
    /// <summary>A sentence for each class and rating, in the order in which they are entered.</summary>
    public static IReadOnlyList<string> Of(RaceRegulations regulations, IReadOnlyList<EntryListed> entries)
    {
        var written = regulations.Rules.Select(rule => rule.Head.Written).ToList();
        var drivers = entries.SelectMany(entry => entry.Drivers ?? []).ToList();
        return
        [
            .. Classes(regulations, entries, Named(written, "class", "notClass")),
            // A starter may be a rating, or a driver by his name.
            .. Ratings(regulations, drivers, [.. Named(written, "rating", "ratings", "starter", "of")
                .Except(drivers.Select(driver => driver.Id))]),
        ];
    }

    private static IEnumerable<string> Classes(
        RaceRegulations regulations, IReadOnlyList<EntryListed> entries, IReadOnlyList<string> named)
    {
        foreach (var cars in entries.Where(entry => entry.Class is not null)
            .GroupBy(entry => entry.Class!, ClassNames.Comparer))
        {
            var (one, which) = (cars.Count() == 1, $"class {cars.Key} ({Listed("car", [.. cars.Select(c => c.Car)])})");
            if (regulations.Rules.All(rule => rule.Head.When.LeavesOutClass(cars.Key)))
            {
                yield return $"No rule of {regulations.Name} concerns {which}: {(one ? "it is" : "they are")} "
                    + "not judged.";
            }
            else if (named.Count > 0 && !Names(named, cars.Key, ClassNames.Comparer))
            {
                yield return $"No rule of {regulations.Name} names {which}: only what is asked of all classes is asked "
                    + $"of {(one ? "it" : "them")}.";
            }
        }

        var without = entries.Where(entry => entry.Class is null).Select(entry => entry.Car).ToList();
        if (named.Count > 0 && without.Count > 0)
        {
            yield return $"Entered without a class: {Listed("car", without)}. Rules of {regulations.Name} ask "
                + $"by class: what they ask of {(without.Count == 1 ? "it" : "them")} stays undecided.";
        }
    }

    private static IEnumerable<string> Ratings(
        RaceRegulations regulations, IReadOnlyList<ListedDriver> drivers, IReadOnlyList<string> named)
    {
        if (named.Count == 0)
        {
            yield break;
        }

        foreach (var rated in drivers.Where(driver => driver.Rating is not null)
            .GroupBy(driver => driver.Rating!, StringComparer.OrdinalIgnoreCase)
            .Where(rated => !Names(named, rated.Key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"No rule of {regulations.Name} names the rating {rated.Key} "
                + $"({Listed("driver", [.. rated.Select(driver => driver.Id).Distinct()])}): only what is asked of "
                + "all drivers is asked there.";
        }

        var without = drivers.Where(driver => driver.Rating is null).Select(driver => driver.Id).Distinct().ToList();
        if (without.Count > 0)
        {
            yield return $"Entered without a rating: {Listed("driver", without)}. Rules of {regulations.Name} "
                + "ask by rating: what they ask by it stays undecided.";
        }
    }

    /// <summary><c>car 3</c>, <c>cars 3, 7 and 9</c>.</summary>
    private static string Listed(string what, List<string> names) => names is [var only] ? $"{what} {only}"
        : $"{what}s {string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>A table with a row for all others names everything.</summary>
    private static bool Names(IReadOnlyList<string> named, string name, IEqualityComparer<string> comparer) =>
        named.Contains(name, comparer) || named.Contains("other");

    /// <summary>The names in some fields and in the rows of tables by them.</summary>
    private static List<string> Named(IEnumerable<Field> fields, params string[] keys) =>
        [.. fields.SelectMany(field => Named(field, keys)).Distinct()];

    private static IEnumerable<string> Named(Field field, string[] keys)
    {
        foreach (var (key, value) in field.Map ?? [])
        {
            // Only the drivers that are counted by their rating are counted "of" something that is a rating.
            var counts = keys.Contains(key) && (key != "of" || value.List is not null || field.Find("kind") is null);
            foreach (var name in counts ? (value.List ?? [value]).Select(item => item.Text).OfType<string>()
                : key == "rows" && keys.Contains(field.Find("table")?.Text) ? Rows(value)
                : Named(value, keys))
            {
                yield return name;
            }
        }

        foreach (var name in (field.List ?? []).SelectMany(item => Named(item, keys)))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> Rows(Field rows) =>
        rows.Map?.Select(row => row.Key) ?? (rows.List ?? []).Select(pair => pair.List?[0].Text).OfType<string>();
}
