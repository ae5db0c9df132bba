using PitMarshal.Timing;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Settings;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Tests.Timing.Standings;

/// <summary>Points for what only the log of a race tells.</summary>
public sealed class BonusTests
{
    /// <summary>On the grid: 1, 2, 3. In the race 3 wins before 1 and 2.</summary>
    private const string Meeting = """
        0:00 enter 1
        0:00 enter 2
        0:00 enter 3
        0:00 qualifying 2
        0:01 start
        0:10 1 2 3
        1:10 1
        1:11 2
        1:12 3
        2:01 chequered
        3:00 end
        4:00 race race-1 5
        5:00 start
        6:00 3
        6:01 1
        6:02 2
        7:00 3
        7:03 1
        7:03.5 2
        8:00 3
        8:05 1
        8:05 2
        9:02 3
        9:07 1
        9:08 2
        10:04 3
        10:08 1
        10:09 2
        10:10 chequered
        12:00 end
        """;

    private static string Given(string meeting, PointsBonus bonus, bool withGrid = true)
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read(meeting));
        var result = timing.Classify("race-1")!;
        var (details, entries) = timing.Details(result, withGrid ? new GridRules() : null);
        var points = new PointsRules { Per = PointsPer.Car, ByClass = false, Bonus = [new(bonus, 1)] };
        var standings = StandingsMaker.Make(new Season("s", points,
            [new SeasonResult("m", result, entries) { Details = details, Points = points }], new HashSet<string>()));
        return string.Join(", ", standings.Notes.Concat(standings.Lines.Where(line => line.Points > 0)
            .Select(line => $"{line.Entrant}: {line.Results[0].Reason}")));
    }

    [Fact]
    public void The_winner() => Assert.Equal("3: 1st of 3; 1 for the win", Given(Meeting, PointsBonus.Winner));

    [Fact]
    public void Pole_position_is_who_qualified_first_wherever_the_car_starts()
    {
        Assert.Equal("1: 2nd of 3; 1 for pole position",
            Given(Meeting.Replace("2:01 chequered", "1:50 1 gets p1 grid 2\n2:01 chequered"), PointsBonus.Pole));
        Assert.Equal("m: no bonus pole: it needs a grid", Given(Meeting, PointsBonus.Pole, withGrid: false));
    }

    [Fact]
    public void The_fastest_lap_of_equal_ones_is_the_one_set_first()
    {
        Assert.Equal("3: 1st of 3; 1 for the fastest lap, 1:00.000", Given(Meeting, PointsBonus.FastestLap));
        Assert.Equal("1: 2nd of 3; 1 for the fastest lap, 0:59.000",
            Given(Meeting.Replace("7:03 1", "7:00 1"), PointsBonus.FastestLap));
    }

    // IMG, Fast Five Index: the most consistent five fastest laps.
    [Fact]
    public void The_most_consistent_five_laps_are_those_with_the_least_between_the_fifth_and_the_first()
    {
        Assert.Equal("1: 2nd of 3; 1 for the most consistent five laps, within 0:01.000",
            Given(Meeting.Replace("10:08 1", "10:08.5 1"), PointsBonus.FastFive));
        Assert.Equal("", Given(Meeting.Replace("6:00 3\n6:01 1\n6:02 2\n", ""), PointsBonus.FastFive));
    }

    // IMG, On the Move: the most places gained, without contact.
    [Fact]
    public void The_most_places_gained_from_the_grid_without_contact()
    {
        Assert.Equal("3: 1st of 3; 1 for the most places gained, 2", Given(Meeting, PointsBonus.PlacesGained));
        Assert.Equal("", Given(
            Meeting.Replace("8:00 3", "7:30 decided i1 contact 3 1\n8:00 3"), PointsBonus.PlacesGained));
    }
}
