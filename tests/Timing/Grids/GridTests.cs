using System.Text;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Timing;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing.Grids;

/// <summary>Starting grids, made from what happened before the race.</summary>
public sealed class GridTests
{
    /// <summary>Qualified 1, 2, 3, 4 with 60, 61, 62, 63 s; 5 set no time.</summary>
    private const string Qualified = """
        0:00 enter 1 class A
        0:00 enter 2 class A
        0:00 enter 3 class B
        0:00 enter 4 class B
        0:00 enter 5 class B
        0:00 qualifying 5
        0:01 start
        0:10 1
        0:11 2
        0:12 3
        0:13 4
        1:10 1
        1:12 2
        1:14 3
        1:16 4
        """;

    private const string Ended = """

        5:00 chequered
        6:00 end
        10:00 race race-1 10
        """;

    private static StartingGrid Grid(string text, string grid = "{ from: qualifying }", string session = "race-1") =>
        Try(text, grid, session, out var problem) ?? throw new InvalidOperationException(problem);

    private static StartingGrid? Try(string text, string grid, string session, out string? problem)
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(Transcript.Read(text));
        return timing.Grid(session, Section(grid), [], out problem);
    }

    private static GridRules Section(string grid) => GridSection.Of(RegulationsFile.Read(Encoding.UTF8.GetBytes(
        $"regulations: r\nrules:\n  - {{ rule: a, kind: count, of: stop, min: 1 }}\ngrid: {grid}\n"), "r.yaml"))!;

    private static string Cars(StartingGrid grid) => string.Join(' ', grid.Places.Select(place => place.Car));

    private static string Why(StartingGrid grid, string car) => grid.Places.Single(place => place.Car == car).Reason;

    [Fact]
    public void The_best_lap_of_qualifying_places_a_car_and_who_has_none_stands_behind()
    {
        var grid = Grid(Qualified + Ended);

        Assert.Equal("1 2 3 4 5", Cars(grid));
        Assert.Equal("2nd in qualifying, best lap 1:01.000", Why(grid, "2"));
        Assert.Equal("no place in qualifying: behind the cars with one, by number", Why(grid, "5"));
        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)], grid.Places.Select(place => (place.Row, place.InRow)));
        Assert.Equal([1, 2, 1, 2, 3], grid.Places.Select(place => place.ClassPosition!.Value));
        Assert.Equal(ResultState.Provisional, grid.State);
    }

    [Fact]
    public void Before_the_race_is_scheduled_the_session_that_the_grid_is_made_from_names_it()
    {
        var grid = Grid(Qualified + "\n5:00 chequered\n6:00 end", session: "qualifying");

        Assert.Equal(("qualifying", "1 2 3 4 5"), (grid.Session, Cars(grid)));
    }

    // IMG, no-contact policy: contact in practice or qualifying puts both cars last on the next grid.
    [Fact]
    public void Contact_in_qualifying_puts_both_cars_last_in_the_order_of_their_times()
    {
        var grid = Grid(Qualified + "\n2:00 incident i1 contact 3 1\n3:00 decided i1 contact 3 1" + Ended,
            "{ from: qualifying, last: [contact] }");

        Assert.Equal("2 4 5 1 3", Cars(grid));
        Assert.Equal(
            "1st in qualifying, best lap 1:00.000; last (contact in qualifying, i1: turn 2)", Why(grid, "1"));
    }

    [Theory]
    [InlineData("3:00 decided i1 no-action 3 1", "1 2 3 4 5")]
    [InlineData("3:00 decided i1 contact 3 1\n3:30 decided i1 no-action 3 1", "1 2 3 4 5")]
    [InlineData("3:00 consequence i1 1 grid 2", "2 3 1 4 5")]
    [InlineData("3:00 consequence i1 1 warning", "1 2 3 4 5")]
    public void What_was_decided_last_counts_and_its_own_consequence_goes_before_the_rule(string decided, string cars)
    {
        Assert.Equal(cars, Cars(Grid($"{Qualified}\n2:00 incident i1 contact 3 1\n{decided}{Ended}",
            "{ from: qualifying, last: [contact] }")));
    }

    [Fact]
    public void Contact_in_a_race_is_nothing_of_the_next_grid_and_that_of_qualifying_is_over_with_its_race()
    {
        const string Race = """

            3:00 decided i1 contact 1
            5:00 chequered
            6:00 end
            10:00 race race-1 2
            10:30 start
            11:00 decided i2 contact 2
            12:00 3 gets p1 grid 1
            13:00 end
            20:00 race race-2 10
            """;
        const string Rules = "{ from: qualifying, last: [contact] }";

        Assert.Equal("2 3 4 5 1", Cars(Grid(Qualified + Race, Rules)));
        Assert.Equal("1 2 4 3 5", Cars(Grid(Qualified + Race, Rules, "race-2")));
    }

    [Fact]
    public void Places_lost_are_taken_in_the_order_in_which_they_were_ordered()
    {
        Assert.Equal("2 3 1 4 5", Cars(Grid(Qualified + "\n2:00 1 gets p1 grid 2" + Ended)));
        Assert.Equal("3 2 1 4 5", Cars(Grid(Qualified + "\n2:00 1 gets p1 grid 2\n2:10 2 gets p2 grid 1" + Ended)));
        Assert.Equal("3 1 2 4 5", Cars(Grid(Qualified + "\n2:00 2 gets p2 grid 1\n2:10 1 gets p1 grid 1" + Ended)));
        Assert.Equal("1 2 3 5 4", Cars(Grid(Qualified + "\n2:00 4 gets p1 grid 20" + Ended)));
        Assert.Equal("2 3 4 5 1", Cars(Grid(Qualified + "\n2:00 1 gets p1 grid last" + Ended)));
    }

    [Fact]
    public void A_penalty_that_is_withdrawn_while_the_next_session_goes_on_moves_nothing()
    {
        Assert.Equal("1 2 3 4 5", Cars(Grid(Qualified + "\n2:00 1 gets p1 grid 2" + Ended + "\n10:10 lifted p1")));
    }

    [Fact]
    public void Disqualified_from_qualifying_is_last_and_withdrawn_is_not_on_the_grid()
    {
        var grid = Grid(Qualified + "\n2:00 1 gets p1 disqualification\n2:00 3 withdrawn" + Ended);

        Assert.Equal("2 4 5 1", Cars(grid));
        Assert.StartsWith("last (disqualified in qualifying)", Why(grid, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_places_are_turned_round()
    {
        Assert.Equal("3 2 1 4 5", Cars(Grid(Qualified + Ended, "{ from: qualifying, invert: 3 }")));
        var all = Grid(Qualified + Ended, "{ from: qualifying, invert: all }");
        Assert.Equal("4 3 2 1 5", Cars(all));
        Assert.Equal("4th in qualifying, best lap 1:03.000; the first 4 are turned round: 1st", Why(all, "4"));
    }

    [Fact]
    public void Classes_start_in_groups_each_behind_the_other_and_in_rows_of_its_own()
    {
        var grid = Grid(Qualified + "\n2:00 3 gets p1 grid 1" + Ended,
            "{ from: qualifying, groups: [B, [A, C]], groupGap: 30s }");

        Assert.Equal("4 3 5 1 2", Cars(grid));
        Assert.Equal([1, 1, 2, 3, 3], grid.Places.Select(place => place.Row));
        Assert.Equal([0, 0, 0, 30_000_000, 30_000_000], grid.Places.Select(place => place.StartDelay!.Value));
    }

    // The order of what `printf 4-8-15/CAR | sha256sum` prints.
    [Fact]
    public void A_draw_follows_from_the_seed_in_the_log_and_anybody_can_repeat_it()
    {
        var grid = Grid(Qualified + Ended + "\n10:05 draw race-1 4-8-15", "{ from: draw }");

        Assert.Equal("4 2 3 5 1", Cars(grid));
        Assert.Equal("drawn 1st with the seed 4-8-15", grid.Places[0].Reason);
    }

    [Fact]
    public void Who_has_no_time_is_placed_by_the_next_source()
    {
        const string Practice = """
            0:00 enter 1
            0:00 enter 2
            0:00 enter 3
            0:00 practice 2
            0:01 start
            0:10 1 2 3
            1:10 3
            1:11 2
            1:12 1
            2:30 end
            3:00 qualifying 2
            3:01 start
            3:10 1
            4:10 1
            5:10 end
            6:00 race race-1 10
            """;
        var grid = Grid(Practice, "{ from: [qualifying, practice] }");

        Assert.Equal("1 3 2", Cars(grid));
        Assert.Equal("1st in practice, best lap 1:00.000", Why(grid, "3"));
    }

    // FIA WEC: the mean of the best lap of each of two drivers; who changed on a lap has not driven it alone.
    [Fact]
    public void The_mean_of_two_drivers_places_a_car_and_one_driver_alone_is_behind()
    {
        const string Drivers = """
            0:00 enter 1
            0:00 enter 2
            0:00 qualifying 5
            0:01 start
            0:02 1 driver a
            0:02 2 driver c
            0:10 1 2
            1:10 1
            1:12 2
            1:12 2 driver d
            2:10 1
            2:15 2
            5:00 chequered
            6:00 end
            10:00 race race-1 10
            """;
        var grid = Grid(Drivers, "{ from: qualifying, by: { mean-of-drivers: 2 } }");

        Assert.Equal("2 1", Cars(grid));
        Assert.Equal("1st in qualifying, mean of 2 of 2 drivers 1:02.500", Why(grid, "2"));
        Assert.Equal("2nd in qualifying, mean of 1 of 2 drivers 1:00.000", Why(grid, "1"));
    }

    [Fact]
    public void The_mean_of_several_best_laps_may_order_the_grid_alone()
    {
        var grid = Grid(Qualified + "\n2:13 2\n2:14 1" + Ended, "{ from: qualifying, by: { best-of: 2 } }");

        Assert.Equal("2 1 3 4 5", Cars(grid));
        Assert.Equal("1st in qualifying, mean of the best 2 laps 1:01.000", Why(grid, "2"));
    }

    [Theory]
    [InlineData("{ from: practice }", "the grid is from practice, and no such session is before race-1 in the log")]
    [InlineData("{ from: draw }", "the grid of race-1 is to be drawn, and no GridDrawn for it is in the log")]
    public void What_the_log_lacks_is_told(string grid, string told)
    {
        Assert.Null(Try(Qualified + Ended, grid, "race-1", out var problem));
        Assert.Equal(told, problem);
    }

    [Theory]
    [InlineData("{ invert: 1 }", "r.yaml:4: grid: invert: expected all, or a number of places from 2 on")]
    [InlineData("{ by: fastest }",
        "r.yaml:4: grid: by: expected best-lap, laps, { best-of: 2 } or { mean-of-drivers: 2 }")]
    [InlineData("{ perRow: 0 }", "r.yaml:4: grid: perRow: expected a number of cars from 1 to 9")]
    public void A_mistake_in_the_section_is_told_with_its_line(string grid, string told)
    {
        Assert.EndsWith(told["r.yaml:4: ".Length..], Assert.Throws<BadInput>(() => Section(grid)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_arrival_and_one_event_after_the_other_give_the_same_grid()
    {
        var events = Transcript.Read(Qualified + "\n2:00 incident i1 contact 3 1\n3:00 decided i1 contact 3 1"
            + "\n3:10 2 gets p1 grid 1" + Ended + "\n10:05 draw race-1 x");
        var rules = Section("{ from: [qualifying, draw], last: [contact] }");
        var told = new List<string>();
        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = events.ToArray();
            new Random(seed).Shuffle(shuffled);
            var timing = new RaceTiming(TimingRules.Default);
            foreach (var e in shuffled)
            {
                timing.Append(e);
            }

            told.Add(string.Join('\n', GridJson.Write(timing.Grid("race-1", rules, [], out _)!)));
        }

        Assert.Single(told.Distinct());
        Assert.Equal(5, told[0].Split('\n').Length);
    }
}
