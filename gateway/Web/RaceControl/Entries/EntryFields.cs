using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>An entry as somebody fills it in; each field as written, empty where it has none.</summary>
/// <param name="Transponders">Separated by blanks.</param>
/// <param name="Drivers">A row each, those left empty too.</param>
/// <param name="Reason">Of the bulletin that changes it once the race runs.</param>
/// <param name="Version">What the entry was when the page was made: <see cref="EntryVersion"/>.</param>
public sealed record EntryFields(
    string Car, string Class, string Team, string Box, string Transponders,
    IReadOnlyList<ListedDriver> Drivers, string Reason = "", string Version = "")
{
    internal static EntryFields Blank { get; } = new("", "", "", "", "", []);

    internal static EntryFields Of(EntryListed entry) => new(
        entry.Car, entry.Class ?? "", entry.Team ?? "", entry.Box ?? "",
        string.Join(' ', entry.Transponders ?? []), entry.Drivers ?? [], Version: EntryVersion.Of(entry));

    internal static EntryFields Of(IFormCollection form)
    {
        return new(Text("car"), Text("class"), Text("team"), Text("box"), Text("transponders"),
            [.. form["driver"].Select((id, row) =>
                new ListedDriver((id ?? "").Trim(), Cell("name", row), Cell("rating", row), Cell("licence", row)))],
            Text("reason"), Text("version"));

        string Text(string name) => form[name].ToString().Trim();

        string? Cell(string name, int row) => row < form[name].Count ? OrNull(form[name][row]) : null;
    }

    /// <summary>What is wrong with it, as far as the form alone tells.</summary>
    /// <param name="locked">The race has started: a bulletin with the reason goes with it.</param>
    internal FormErrors Check(bool locked)
    {
        FormErrors errors = [];
        if (Car.Length == 0)
        {
            errors.Add("car", "Enter the number of the car.");
        }
        if (Drivers.Index().FirstOrDefault(row => row.Item.Id.Length == 0 && row.Item != new ListedDriver(""))
            is { Item: not null } row)
        {
            errors.Add("drivers", $"Row {row.Index + 1} has no badge.");
        }
        if (locked && Reason.Length == 0)
        {
            errors.Add("reason", "Give the reason; the bulletin that goes with the change states it.");
        }
        return errors;
    }

    /// <summary>Only of an entry in which nothing is wrong.</summary>
    internal EntryListed Event(string by)
    {
        var transponders = Transponders.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        var drivers = Drivers.Where(driver => driver.Id.Length > 0).ToList();
        return new EntryListed(Car, OrNull(Class), OrNull(Team), OrNull(Box),
            transponders.Length > 0 ? transponders : null, drivers.Count > 0 ? drivers : null) { By = by };
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
