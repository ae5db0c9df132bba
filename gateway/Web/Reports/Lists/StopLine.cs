using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Reports.Parts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Reports.Lists;

/// <summary>One stop in the stop list.</summary>
/// <param name="Verdicts">On it, in the judge's order.</param>
/// <param name="Rulings">The last about each of them.</param>
internal sealed record StopLine(
    CarProgress Car, StopProgress Stop, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<StewardRuled> Rulings)
{
    internal static readonly IReadOnlyList<CsvColumn<StopLine>> Columns =
    [
        new("car", line => line.Car.Car),
        new("class", line => line.Car.Entry?.Class),
        new("team", line => line.Car.Entry?.Team),
        new("stop", line => line.Stop.Number),
        new("driverIn", line => line.Stop.DriverIn),
        new("driverOut", line => line.Stop.DriverOut),
        new("pitIn", line => line.Stop.In?.At),
        new("pitInRaceMs", (line, start) => line.Stop.In?.At.Since(start) / 1000m),
        new("pitOut", line => line.Stop.Out?.At),
        new("pitOutRaceMs", (line, start) => line.Stop.Out?.At.Since(start) / 1000m),
        new("pitLaneMs", line => line.PitLaneMicros / 1000m),
        new("uMs", line => line.PitLaneMicros is null ? null : (decimal)line.UMs),
        new("stationaryMs", line => line.StationaryMicros / 1000m),
        new("doubt", line => line.Stop.Doubt),
        new("verdicts", line =>
            string.Join("; ", line.Verdicts.Select(verdict => $"{verdict.Rule} {VerdictJson.Name(verdict.Outcome)}"))),
        new("penaltyProposed", line => line.Penalty),
        new("ruling", line => string.Join("; ", line.Rulings.Select(ReportText.Ruling))),
    ];

    /// <summary>Pit-in to pit-out, µs; null unless both were seen.</summary>
    internal long? PitLaneMicros => Stop is { In: { } pitIn, Out: { } pitOut } ? pitOut.At.Since(pitIn.At) : null;

    /// <summary>Of the pit-lane time, ± ms.</summary>
    internal double UMs => (Stop.In?.UMs ?? 0) + (Stop.Out?.UMs ?? 0);

    /// <summary>
    /// All standstills of the stop together, µs; null where nothing observed them, or it is not over.
    /// </summary>
    internal long? StationaryMicros =>
        Stop.Out is { } pitOut && Stop.States.FirstOrDefault(row => row.Fact == Fact.Standing) is { } standing
        ? StationarySoFar.Micros(standing, pitOut.At) : null;

    internal string? Penalty =>
        string.Join("; ", Verdicts.Select(verdict => verdict.Penalty).OfType<string>()) is { Length: > 0 } all
        ? all
        : null;

    /// <summary>In order of pit-in.</summary>
    internal static List<StopLine> All(Snapshot shows)
    {
        var verdicts = shows.Verdicts.Where(verdict => verdict.Stop is not null)
            .ToLookup(verdict => (verdict.Car, verdict.Stop!.Value));
        return
        [
            .. from car in shows.Race.Cars
               from stop in car.Stops
               let about = verdicts[(car.Car, stop.Number)].ToList()
               orderby (stop.In ?? stop.Out)?.At.Micros ?? 0, car.Car
               select new StopLine(car, stop, about,
                   [.. about.Select(verdict => ReportText.LastRuling(shows, verdict)).OfType<StewardRuled>()]),
        ];
    }
}
