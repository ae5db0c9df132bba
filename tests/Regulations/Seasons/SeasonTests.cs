using PitMarshal.Events;
using PitMarshal.Timing.Standings;
using static PitMarshal.Tests.Regulations.Seasons.WrittenSeason;

namespace PitMarshal.Tests.Regulations.Seasons;

/// <summary>How results become standings.</summary>
public sealed class SeasonTests : IDisposable
{
    private const string Table = "{ per: car, scope: overall, table: [10, 6, 4, 3], after: 1 }";

    private readonly WrittenSeason _season = new();

    private SeasonStandings Of(string points, params string[] results)
    {
        var meetings = "";
        for (var i = 0; i < results.Length; i++)
        {
            _season.Results($"{i}.csv", results[i]);
            meetings += $"  - {{ meeting: m{i}, results: {i}.csv }}\n";
        }

        return _season.Standings($"season: s\npoints: {points}\nmeetings:\n{meetings}");
    }

    [Fact]
    public void Points_of_all_meetings_are_added_up_and_each_is_explained()
    {
        var standings = Of(Table, "1 2 3", "2 3 1");

        Assert.Equal("1 2 16, 2 1 14, 3 3 10", Told(standings));
        Assert.Equal(["2nd of 3; 6 for the place", "1st of 3; 10 for the place"],
            standings.Lines[0].Results.Select(result => result.Reason));
    }

    [Fact]
    public void The_best_results_count_and_who_stayed_away_drops_that()
    {
        var standings = Of("{ per: car, scope: overall, table: [10, 6, 4, 3], best: 2 }", "1 2 3", "2 1 3", "1 3");

        Assert.Equal("1 1 20, 2 2 16, 3 3 10", Told(standings));
        Assert.Equal([true, false, true], standings.Lines[0].Results.Select(result => result.Counts));
        Assert.Equal("1 result does not count", standings.Lines[0].Reason);
        Assert.Equal("", standings.Lines[1].Reason);
        Assert.Equal(Told(standings),
            Told(Of("{ per: car, scope: overall, table: [10, 6, 4, 3], drop: 1 }", "1 2 3", "2 1 3", "1 3")));
    }

    // v8roadracing: best five and both finals.
    [Fact]
    public void A_result_that_must_count_takes_the_place_of_a_better_one()
    {
        _season.Results("a.csv", "1 2");
        _season.Results("b.csv", "1 2");
        _season.Results("final.csv", "2 1");

        Assert.Equal("1 1 16, 2 2 16", Told(_season.Standings(
            "season: s\npoints: { per: car, scope: overall, table: [10, 6], best: 2 }\nmeetings:\n"
            + "  - { meeting: a, results: a.csv }\n  - { meeting: b, results: b.csv }\n"
            + "  - { meeting: final, results: final.csv, mustCount: true }\n")));
    }

    [Fact]
    public void Each_class_has_its_places_and_its_standings()
    {
        var standings = Of("{ per: car, table: [10, 6, 4] }", "B:1 A:2 B:3 A:4");

        Assert.Equal("1 2 10, 2 4 6, 1 1 10, 2 3 6", Told(standings));
        Assert.Equal(["A", "A", "B", "B"], standings.Lines.Select(line => line.Class!));
    }

    [Fact]
    public void Guests_are_as_if_they_had_not_been_there()
    {
        _season.Results("r.csv", "9 1 2");

        Assert.Equal("1 1 10, 2 2 6", Told(_season.Standings(
            $"season: s\npoints: {Table}\nguests: [9]\nmeetings:\n  - {{ meeting: m, results: r.csv }}\n")));
    }

    [Fact]
    public void A_team_has_the_points_of_its_best_car_or_of_all()
    {
        const string Entries = "entries:\n  - { car: 1, team: Blue }\n  - { car: 2, team: Red }\n"
            + "  - { car: 3, team: Blue }\nmeetings:\n  - { meeting: m, results: r.csv }\n";
        _season.Results("r.csv", "1 2 3");

        Assert.Equal("1 Blue 10, 2 Red 6", Told(_season.Standings(
            $"season: s\npoints: {{ per: team, scope: overall, table: [10, 6, 4] }}\n{Entries}")));
        Assert.Equal("1 Blue 14, 2 Red 6", Told(_season.Standings(
            $"season: s\npoints: {{ per: team, scope: overall, cars: all, table: [10, 6, 4] }}\n{Entries}")));
    }

    [Fact]
    public void Every_driver_of_a_car_has_its_points_and_a_class_those_of_all_its_cars()
    {
        const string Entries = "entries:\n  - { car: 1, drivers: [a, { id: b, name: B }] }\n"
            + "  - { car: 2, drivers: [c] }\n  - { car: 3, drivers: [d] }\n"
            + "meetings:\n  - { meeting: m, results: r.csv }\n";
        _season.Results("r.csv", "A:1 B:2 A:3");

        var drivers = _season.Standings(
            $"season: s\npoints: {{ per: driver, scope: overall, table: [10, 6, 4] }}\n{Entries}");
        Assert.Equal("1 a 10, 1 b 10, 3 c 6, 4 d 4", Told(drivers));
        Assert.Equal(["", "B", "", ""], drivers.Lines.Select(line => line.Name ?? ""));
        Assert.Equal("1 A 14, 2 B 6", Told(_season.Standings(
            $"season: s\npoints: {{ per: class, scope: overall, table: [10, 6, 4] }}\n{Entries}")));
    }

    [Fact]
    public void A_factor_doubles_the_place_and_not_the_bonus()
    {
        _season.Results("r.csv", "1 2");

        var standings = _season.Standings(
            "season: s\npoints: { per: car, scope: overall, table: [10, 6], bonus: { winner: 1 } }\nmeetings:\n"
            + "  - { meeting: m, results: r.csv, factor: 2 }\n");

        Assert.Equal("1 1 21, 2 2 12", Told(standings));
        Assert.Equal("1st of 2; 20 for the place, times 2; 1 for the win", standings.Lines[0].Results[0].Reason);
    }

    [Theory]
    // 1 and 2 have 16 each: 1 won, 2 never did.
    [InlineData("countback", "10, 8, 6", "1 2 3", "3 2 1", "1 1 16, 1 3 16, 3 2 16", "before 2 by 1st places, 1 to 0")]
    [InlineData("last-result", "10, 8, 6", "1 2 3", "3 2 1", "1 3 16, 2 2 16, 3 1 16",
        "before 2 by the place in the last result, m1")]
    [InlineData("wins", "10, 5, 5", "1 2 3", "2 1 3", "1 1 15, 1 2 15, 3 3 10", "nothing decides between it and 2")]
    public void Equal_points_are_decided_by_what_the_rules_say(
        string ties, string table, string first, string second, string told, string why)
    {
        var standings = Of($"{{ per: car, scope: overall, table: [{table}], ties: [{ties}] }}", first, second);

        Assert.Equal(told, Told(standings));
        Assert.Contains(why, standings.Lines.Select(line => line.Reason));
        Assert.All(standings.Lines, line =>
            Assert.Equal(standings.Lines.Count(other => other.Position == line.Position) > 1, line.Tie));
    }

    [Fact]
    public void The_points_of_all_results_may_decide()
    {
        var standings = Of("{ per: car, scope: overall, table: [10, 6, 4], best: 1, ties: [total] }", "1 2 3", "2 3 1");

        Assert.Equal("1 2 10, 2 1 10, 3 3 6", Told(standings));
        Assert.Equal("1 result does not count; before 1 by points of all results, 16 to 14", standings.Lines[0].Reason);
    }

    [Fact]
    public void A_bonus_that_results_alone_cannot_tell_is_noted()
    {
        Assert.Equal(["m0: no bonus fastest-lap: it needs the laps of its log"],
            Of("{ per: car, table: [1], bonus: { fastest-lap: 1 } }", "1 2").Notes);
    }

    public void Dispose() => _season.Dispose();
}
