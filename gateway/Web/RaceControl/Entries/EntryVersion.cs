using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Judge.Times;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary>A mark of an entry: another one when anybody enters it anew.</summary>
internal static class EntryVersion
{
    internal static string Of(EntryListed entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EventJson.Write(entry))))[..16];

    /// <summary>What another made of the entry since the page was made; null: it is as it was.</summary>
    /// <param name="mine">The entry as the form has it.</param>
    internal static Func<RaceJudge, Refusal?> Guard(EntryFields mine) => judge =>
        mine.Version.Length == 0 || judge.Race.Entries.Of(mine.Car, Spell.Forever) is not { } now
            || Of(now) == mine.Version ? null
        : new Refusal("", $"{now.By ?? "Somebody"} changed this entry since you opened it. It is now: {Told(now)}. "
            + "Save again if yours is to hold.");

    private static string Told(EntryListed entry) => string.Join(", ", new[]
    {
        entry.Class is { } name ? $"class {name}" : null,
        entry.Team is { } team ? $"team {team}" : null,
        entry.Box is { } box ? $"box {box}" : null,
        entry.Transponders is { Count: > 0 } transponders ? $"transponders {string.Join(' ', transponders)}" : null,
        entry.Drivers is { Count: > 0 } drivers
            ? $"drivers {string.Join(", ", drivers.Select(driver => driver.Name ?? driver.Id))}" : null,
    }.OfType<string>());
}
