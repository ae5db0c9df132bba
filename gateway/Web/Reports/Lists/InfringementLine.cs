using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Reports.Parts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Reports.Lists;

/// <summary>One verdict in the infringement list.</summary>
/// <param name="Car">Null where all cars of a class are judged together.</param>
/// <param name="Ruled">The last ruling about it, or null.</param>
internal sealed record InfringementLine(Verdict Verdict, CarProgress? Car, StewardRuled? Ruled)
{
    internal static readonly IReadOnlyList<CsvColumn<InfringementLine>> Columns =
    [
        new("outcome", line => VerdictJson.Name(line.Verdict.Outcome)),
        new("verdict", line => line.Verdict.Id),
        new("car", line => line.Verdict.Car),
        new("class", line => line.Car?.Entry?.Class),
        new("team", line => line.Car?.Entry?.Team),
        new("driver", line => line.Verdict.Driver),
        new("stop", line => line.Verdict.Stop),
        new("rule", line => line.Verdict.Rule),
        new("article", line => line.Verdict.Article),
        new("at", line => line.Verdict.To ?? line.Verdict.From),
        new("atRaceMs", (line, start) => (line.Verdict.To ?? line.Verdict.From)?.Since(start) / 1000m),
        new("measuredMs", line => line.Verdict.MeasuredMicros / 1000m),
        new("requiredMs", line => line.Verdict.RequiredMicros / 1000m),
        new("shortfallMs", line => line.Verdict.ShortfallMicros / 1000m),
        new("excessMs", line => line.Verdict.ExcessMicros / 1000m),
        new("measured", line => line.Verdict.Measured),
        new("required", line => line.Verdict.Required),
        new("uMs", line => (decimal?)line.Verdict.UMs),
        new("reason", line => line.Verdict.Reason),
        new("penaltyProposed", line => line.Verdict.Penalty),
        new("ruling", line => line.Ruled is { } ruled ? Words<Ruling>.Write(ruled.Ruling) : null),
        new("ruledPenalty", line => line.Ruled?.Penalty),
        new("ruledBy", line => line.Ruled?.By),
        new("ruledAt", line => line.Ruled?.At),
        new("ruledReason", line => line.Ruled?.Reason),
    ];

    /// <summary>Infringements, then what is over and undecided; each in the judge's order.</summary>
    internal static List<InfringementLine> All(Snapshot shows)
    {
        var cars = shows.Race.Cars.ToDictionary(car => car.Car);
        return
        [
            .. from verdict in shows.Verdicts
               where verdict.Outcome == Outcome.Infringement || verdict is { Outcome: Outcome.Undecided, Open: false }
               orderby verdict.Outcome == Outcome.Infringement ? 0 : 1
               select new InfringementLine(
                   verdict, cars.GetValueOrDefault(verdict.Car), ReportText.LastRuling(shows, verdict)),
        ];
    }
}
