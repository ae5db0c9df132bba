using PitMarshal.Events;
using PitMarshal.Regulations.Checks;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.RaceControl.Entries;
using PitMarshal.Web.RaceControl.Rulebook;
using PitMarshal.Web.RaceControl.Scheduling;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.RaceControl;

/// <summary>
/// From nothing to the start: each step with what is there, what is missing, and where it is done.
/// </summary>
internal static class Readiness
{
    internal static IReadOnlyList<ReadyItem> Of(
        Snapshot shows, JudgingRegulations? regulations, IReadOnlyList<Account> accounts)
    {
        ReadyItem[] steps =
        [
            Officials(accounts), Schedule(shows), Entries(shows, regulations), .. Regulations(regulations),
            Stations(shows, accounts),
        ];
        return [.. steps, Start(steps)];
    }

    private static ReadyItem Officials(IReadOnlyList<Account> accounts)
    {
        if (accounts.Count == 0)
        {
            return new("Officials", ReadyState.Missing,
                "nobody can sign in yet: make the first with the code that the gateway printed", "/setup");
        }
        var lacking = new[] { Role.Steward, Role.Marshal }.Where(role => accounts.All(a => a.Who.Role != role))
            .Select(role => $"no {Words<Role>.Write(role)}").ToList();
        var number = accounts.Count == 1 ? "1 official" : $"{accounts.Count} officials";
        return new("Officials", lacking.Count > 0 ? ReadyState.Doubt : ReadyState.Done, lacking.Count > 0
            ? $"{number}; {string.Join(", ", lacking)}: race control may do their part" : number, "/officials");
    }

    private static ReadyItem Start(IReadOnlyList<ReadyItem> steps) =>
        steps.Where(step => step.State == ReadyState.Missing).Select(step => step.Name.ToLowerInvariant()).ToList()
            is { Count: > 0 } missing
            ? new("Start", ReadyState.Missing, $"not before there is: {string.Join(", ", missing)}", RacePages.Path)
            : new("Start", ReadyState.Done, "race control may start the race", RacePages.Path);

    private static ReadyItem Schedule(Snapshot shows) => new("Schedule",
        shows.Race.Race is null ? ReadyState.Missing : ReadyState.Done,
        shows.Race is { Race: { } race, LengthMicros: { } length }
            ? $"{shows.Race.Title ?? race}, {DurationText.Of(length)}"
            : "none yet",
        SchedulePages.Path);

    private static ReadyItem Entries(Snapshot shows, JudgingRegulations? regulations)
    {
        var cars = shows.Race.Cars.Select(car => car.Entry).OfType<EntryListed>().ToList();
        var unnamed = regulations is null ? [] : CheckEntries.Of(regulations.Rules, cars);
        var silent = cars.Where(car => car.Transponders is null or []).Select(car => car.Car).ToList();
        var homeless = shows.Stations.Any(station => station.Boxes.Count > 0)
            ? cars.Where(car => car.Box is null).Select(car => car.Car).ToList()
            : [];
        var says = cars.Count == 0 ? "no car is entered" : string.Join("; ", new[]
        {
            cars.Count == 1 ? "1 car" : $"{cars.Count} cars",
            silent.Count > 0 ? $"without a transponder: {string.Join(", ", silent)}" : null,
            homeless.Count > 0 ? $"without a box: {string.Join(", ", homeless)}" : null,
            unnamed.Count > 0 ? string.Join(" ", unnamed) : null,
        }.OfType<string>());
        var doubt = cars.Count == 0 || silent.Count + homeless.Count + unnamed.Count > 0;
        return new("Entries", doubt ? ReadyState.Doubt : ReadyState.Done, says, EntryListPages.Path);
    }

    /// <summary>Regulations judge only when each published value that they need is set.</summary>
    private static IEnumerable<ReadyItem> Regulations(JudgingRegulations? regulations)
    {
        if (regulations is null)
        {
            yield return new("Regulations", ReadyState.Missing, "none judge yet", RegulationsPages.Path);
            yield break;
        }
        yield return new("Regulations", ReadyState.Done, regulations.Rules.Title, RegulationsPages.Path);
        if (regulations.Rules.Written.Find("published")?.Map is { Count: > 0 } published)
        {
            yield return new("Published values", ReadyState.Done,
                string.Join(", ", published.Select(
                    value => $"{RuleName.Of(value.Key)} "
                        + (value.Value.Text is "" ? "not needed"
                            : DurationText.Shown(value.Value.Text ?? value.Value.Write())))),
                RegulationsPages.Path);
        }
    }

    private static ReadyItem Stations(Snapshot shows, IReadOnlyList<Account> accounts)
    {
        if (shows.Stations.Count == 0)
        {
            return new("Stations", ReadyState.Done,
                "none: whoever is a marshal or race control presses what is seen, on the page Marshal", "/marshal");
        }
        var silent = shows.Stations.Where(station => !station.Online).Select(station => station.Station).ToList();
        var online = $"{shows.Stations.Count - silent.Count} of {shows.Stations.Count} online";
        return new("Stations", silent.Count == 0 ? ReadyState.Done : ReadyState.Doubt,
            silent.Count == 0 ? online : $"{online}; not heard: {string.Join(", ", silent)}", "/stations");
    }
}
