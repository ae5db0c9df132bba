using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Web.Api.Verdicts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Api.Cars;

/// <summary>One stop with all that was seen of it, the verdicts on it, and what stewards ruled.</summary>
/// <param name="Verdicts">In the judge's order.</param>
/// <param name="Rulings">In order of the log.</param>
public sealed record StopAnswer(
    string Car, StopProgress Stop, IReadOnlyList<VerdictAnswer> Verdicts, IReadOnlyList<RulingAnswer> Rulings)
{
    internal static StopAnswer Of(Snapshot shows, string car, StopProgress stop)
    {
        var verdicts = shows.Verdicts.Where(verdict => verdict.Car == car && verdict.Stop == stop.Number).ToList();
        return new(car, stop, verdicts.ConvertAll(VerdictAnswer.Of),
            [.. verdicts.SelectMany(verdict => shows.Race.Rulings.GetValueOrDefault(verdict.Id) ?? [])
                .Select(RulingAnswer.Of)]);
    }
}
