using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Snapshots;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Verdicts.Listing;

/// <summary>The verdicts of one page of the list, newest first; those without a time come last.</summary>
/// <param name="Rows">At most <see cref="RowsMost"/>.</param>
/// <param name="Older">Where the next page begins; null: nothing is older.</param>
/// <param name="Counts">How many there are of each outcome, whichever outcome is asked for.</param>
/// <param name="Open">How many are not over, whether they are shown or not.</param>
/// <param name="Cars">By their numbers.</param>
internal sealed record VerdictPage(
    IReadOnlyList<Verdict> Rows, VerdictPlace? Older, IReadOnlyDictionary<Outcome, int> Counts, int Open,
    IReadOnlyDictionary<string, CarProgress> Cars)
{
    internal const int RowsMost = 200;

    internal static VerdictPage Of(Snapshot shows, VerdictFilter filter)
    {
        var cars = shows.Race.Cars.ToDictionary(car => car.Car);
        var any = shows.Verdicts.Where(verdict =>
            (filter with { Outcome = null, Open = true }).Takes(verdict, ClassOf(verdict))).Reverse().ToList();
        var wanted = any.Where(verdict => filter.Open || !verdict.Open).ToList();
        // The judge's order has those without an end among the others, by their begin.
        var rows = wanted.Where(verdict => verdict.To is not null).Concat(wanted.Where(verdict => verdict.To is null))
            .Where(verdict => filter.Outcome is null || verdict.Outcome == filter.Outcome).ToList();
        var first = filter.Before?.After(rows) ?? 0;
        var page = rows.Skip(first).Take(RowsMost).ToList();
        return new VerdictPage(
            page,
            first + page.Count < rows.Count ? VerdictPlace.Of(page[^1]) : null,
            Enum.GetValues<Outcome>()
                .ToDictionary(outcome => outcome, outcome => wanted.Count(verdict => verdict.Outcome == outcome)),
            any.Count(verdict => verdict.Open),
            cars);

        string? ClassOf(Verdict verdict) => verdict.Car.Length > 0
            ? cars.GetValueOrDefault(verdict.Car)?.Entry?.Class
            : VerdictSubject.Of(verdict, null) is var subject && subject.StartsWith("Class ", StringComparison.Ordinal)
                ? subject[6..]
            : null;
    }
}
