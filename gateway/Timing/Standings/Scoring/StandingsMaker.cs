using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>Adds the points of a season's results up.</summary>
public static class StandingsMaker
{
    public static SeasonStandings Make(Season season)
    {
        var (rules, results) = (season.Points, season.Results);
        var scored = results.SelectMany(result => PlacePoints.Of(result, season.Guests));
        var tallies = scored
            .SelectMany(place => Entrants.Of(rules.Per, place.Car, place.Of.Entries.GetValueOrDefault(place.Car))
                .Select(entrant => (entrant.Id, entrant.Name, Place: place)))
            .GroupBy(entry => (entry.Id, entry.Place.Group))
            .Select(entries => new Tally(
                entries.Key.Id, entries.Select(entry => entry.Name).FirstOrDefault(name => name is not null),
                entries.Key.Group, [.. entries.Select(entry => entry.Place)], rules, results));
        var lines = tallies.GroupBy(tally => tally.Group).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Lines([.. group], rules));
        var state = results.Select(result => result.Result.State).DefaultIfEmpty(ResultState.Final).Min();
        return new SeasonStandings(season.Name, rules.Per, state, [.. lines], [.. Notes(results)]);
    }

    private static List<StandingsLine> Lines(List<Tally> tallies, PointsRules rules)
    {
        tallies.Sort((a, b) => Compare(a, b, rules) is not 0 and var order ? order
            : CarNumbers.Compare(a.Entrant, b.Entrant));
        var lines = new List<StandingsLine>();
        for (var i = 0; i < tallies.Count; i++)
        {
            var tally = tallies[i];
            var isSame = i > 0 && Compare(tallies[i - 1], tally, rules) == 0;
            lines.Add(new StandingsLine
            {
                Class = tally.Group,
                Position = isSame ? lines[i - 1].Position : i + 1,
                Entrant = tally.Entrant,
                Name = tally.Name,
                Points = tally.Points,
                Tie = isSame || (i + 1 < tallies.Count && Compare(tally, tallies[i + 1], rules) == 0),
                Results = tally.Results,
                Reason = Reason(tally, i + 1 < tallies.Count ? tallies[i + 1] : null, rules),
            });
        }

        return lines;
    }

    private static int Compare(Tally a, Tally b, PointsRules rules) =>
        b.Points.CompareTo(a.Points) is not 0 and var order ? order : TieBreaks.Compare(a, b, rules.Ties).Order;

    private static string Reason(Tally tally, Tally? next, PointsRules rules)
    {
        var reasons = new List<string>();
        if (tally.Dropped > 0)
        {
            reasons.Add($"{tally.Dropped} {(tally.Dropped == 1 ? "result does" : "results do")} not count");
        }

        if (next?.Points == tally.Points)
        {
            reasons.Add(TieBreaks.Compare(tally, next, rules.Ties) is (not 0, { } why)
                ? $"before {next.Entrant} by {why}" : $"nothing decides between it and {next.Entrant}");
        }

        return string.Join("; ", reasons);
    }

    private static IEnumerable<string> Notes(IReadOnlyList<SeasonResult> results) =>
        from result in results
        from bonus in result.Points.Bonus
        let lacks = BonusPoints.Lacks(bonus.Key, result)
        where lacks is not null
        select $"{result.Meeting}: no bonus {Words<PointsBonus>.Write(bonus.Key)}: it needs {lacks}";
}
