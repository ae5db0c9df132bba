using PitMarshal.Regulations.Checks;
using PitMarshal.Web.Formats;
using PitMarshal.Web.RaceControl.Entries;
using PitMarshal.Web.RaceControl.Rulebook;
using PitMarshal.Web.RaceControl.Scheduling;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.RaceControl;

/// <summary>What has to be ready before a start.</summary>
internal static class Readiness
{
    internal static IReadOnlyList<ReadyItem> Of(Snapshot shows, JudgingRegulations? regulations) =>
    [
        Schedule(shows), Entries(shows, regulations), .. Regulations(regulations), Stations(shows),
    ];

    private static ReadyItem Schedule(Snapshot shows) => new("Schedule",
        shows.Race.Race is null ? ReadyState.Missing : ReadyState.Done,
        shows.Race is { Race: { } race, LengthMicros: { } length }
            ? $"{shows.Race.Title ?? race}, {DurationText.Of(length)}"
            : "none yet",
        SchedulePages.Path);

    private static ReadyItem Entries(Snapshot shows, JudgingRegulations? regulations)
    {
        var cars = shows.Race.Cars.Select(car => car.Entry).OfType<Events.EntryListed>().ToList();
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
                    value => $"{value.Key}: {(value.Value.Text is "" ? "not needed" : value.Value.Write())}")),
                RegulationsPages.Path);
        }
    }

    private static ReadyItem Stations(Snapshot shows)
    {
        var silent = shows.Stations.Where(station => !station.Online).Select(station => station.Station).ToList();
        var online = $"{shows.Stations.Count - silent.Count} of {shows.Stations.Count} online";
        return new("Stations", silent.Count == 0 ? ReadyState.Done : ReadyState.Doubt,
            silent.Count == 0 ? online : $"{online}; not heard: {string.Join(", ", silent)}", "/stations");
    }
}
