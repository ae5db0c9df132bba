using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Reports.Parts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Reports.Lists;

/// <summary>One driver in the drive-time list.</summary>
/// <param name="Listed">As the entry has him; null for somebody who is not listed.</param>
/// <param name="LongestMicros">The longest stint that is over, µs; null when there is none.</param>
/// <param name="Verdicts">On the driver's whole race or a stint of his.</param>
internal sealed record DriveLine(
    CarProgress Car, DriverTotal Total, ListedDriver? Listed, long? LongestMicros, IReadOnlyList<Verdict> Verdicts)
{
    internal static readonly IReadOnlyList<CsvColumn<DriveLine>> Columns =
    [
        new("car", line => line.Car.Car),
        new("class", line => line.Car.Entry?.Class),
        new("team", line => line.Car.Entry?.Team),
        new("driver", line => line.Total.Driver),
        new("name", line => line.Listed?.Name),
        new("rating", line => line.Listed?.Rating),
        new("driveTimeMs", line => line.Total.Micros / 1000m),
        new("isCertain", line => line.Total.IsCertain ? "yes" : "no"),
        new("isDriving", line => line.Total.Drives ? "yes" : "no"),
        new("longestStintMs", line => line.LongestMicros / 1000m),
        new("limits", line => string.Join("; ", line.Verdicts.Select(ReportText.Limit))),
    ];

    /// <summary>In the order of the cars, then of the entries.</summary>
    internal static List<DriveLine> All(Snapshot shows)
    {
        var verdicts = shows.Verdicts.Where(verdict => verdict is { Stop: null, Driver: not null })
            .ToLookup(verdict => (verdict.Car, verdict.Driver!));
        return
        [
            .. from car in shows.Race.Cars
               from total in car.Drivers
               let stints = car.Stints.Where(
                   stint => stint.Driver == total.Driver && stint is { IsSeen: true, To: not null }).ToList()
               select new DriveLine(
                   car, total, car.Entry?.Drivers?.FirstOrDefault(listed => listed.Id == total.Driver),
                   stints.Count > 0 ? stints.Max(stint => stint.To!.Value.Since(stint.From)) : null,
                   Tightest(verdicts[(car.Car, total.Driver)])),
        ];
    }

    /// <summary>
    /// Of many verdicts by one rule, such as one a stint, the one that says most: the worst, and of equals the largest.
    /// </summary>
    private static List<Verdict> Tightest(IEnumerable<Verdict> verdicts) =>
    [
        .. verdicts.GroupBy(verdict => verdict.Rule).Select(same => same
            .OrderBy(verdict => verdict.Outcome switch { Outcome.Infringement => 0, Outcome.Undecided => 1, _ => 2 })
            .ThenByDescending(verdict => verdict.MeasuredMicros).First()),
    ];
}
