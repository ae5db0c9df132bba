using System.Text;
using PitMarshal.Events;
using PitMarshal.Import;

namespace PitMarshal.Tests.Import;

public sealed class AlKamelTests
{
    private const string Header = "\uFEFFNUMBER; DRIVER_NUMBER; LAP_NUMBER; LAP_TIME; CROSSING_FINISH_LINE_IN_PIT; "
        + "ELAPSED; HOUR;PIT_TIME;CLASS;TEAM;FLAG_AT_FL;\r\n";

    private static readonly ImportOptions s_date = new(Date: new DateOnly(2026, 6, 13), Zone: TimeSpan.FromHours(2));

    [Fact]
    public void A_stop_is_the_crossing_in_the_pit_lane_and_the_pit_time_of_the_row_after_it_and_both_ends_are_inferred()
    {
        var imported = Rows("007;1;1;2:00.000;B;2:00.000;14:02:00.000;;GT;team;GF;",
            "007;2;2;3:30.000;;5:30.000;14:05:30.000;0:01:16.688;GT;team;GF;");

        Assert.Equal(
            ["12:02:00.000 007 start-finish", "12:02:00.000 007 pit-in inferred", "12:03:16.688 007 pit-out inferred",
                "12:05:30.000 007 start-finish"],
            imported.Told);
        Assert.Equal(["al-kamel-007/laps/1", "al-kamel-007/pit-in/1", "al-kamel-007/pit-out/2", "al-kamel-007/laps/2"],
            imported.Passings.Select(p => p.Source));
    }

    [Fact]
    public void Comma_and_quotes_and_columns_in_another_order_are_read_too()
    {
        var imported = Imported.Text("alkamel",
            "HOUR,NUMBER,LAP_NUMBER,ELAPSED,TEAM\n14:02:00.5,\"7\",1,2:00.5,\"a, \"\"b\"\"\"\n", s_date);

        Assert.Equal(["12:02:00.500 7 start-finish"], imported.Told);
        Assert.Equal("a, \"b\"", Assert.Single(imported.Events.OfType<EntryListed>()).Team);
    }

    [Fact]
    public void The_driver_of_a_lap_took_over_in_the_stop_before_it_and_is_a_number_of_his_car()
    {
        var imported = Rows("27;1;1;2:00.000;B;2:00.000;14:02:00.000;;;;GF;",
            "27;2;2;3:30.000;;5:30.000;14:05:30.000;1:16.688;;;GF;",
            "27;2;3;2:00.000;;7:30.000;14:07:30.000;;;;GF;");

        Assert.Equal([("27-1", "12:00:00", 1.0), ("27-2", "12:03:16", 76688.0)],
            imported.Events.OfType<DriverIdentified>().Select(d => (d.Driver, d.At.ToString()[11..19], d.UMs)));
        Assert.Equal(["27-1", "27-2"], Assert.Single(imported.Events.OfType<EntryListed>()).Drivers!.Select(d => d.Id));
        Assert.All(imported.Events.OfType<DriverIdentified>(), d => Assert.Null(d.Inferred));
    }

    [Fact]
    public void Another_driver_without_a_stop_is_inferred_and_reported()
    {
        var imported = Rows("27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;",
            "27;2;2;2:00.000;;4:00.000;14:04:00.000;;;;GF;");

        Assert.NotNull(imported.Events.OfType<DriverIdentified>().Last().Inferred);
        Assert.Contains("file:3: another driver without a pit record: car 27, lap 2", imported.Errors);
    }

    [Fact]
    public void A_stop_without_pit_time_has_no_pit_out_and_is_reported()
    {
        var imported = Rows("27;1;1;2:00.000;B;2:00.000;14:02:00.000;;;;GF;",
            "27;1;2;3:30.000;;5:30.000;14:05:30.000;;;;GF;");

        Assert.DoesNotContain(imported.Passings, p => p.Line == Line.PitOut);
        Assert.Contains(imported.Passings, p => p.Line == Line.PitIn);
        Assert.Contains("file:3: no PIT_TIME after a lap that ended in the pit lane", imported.Errors);
    }

    [Theory]
    [InlineData("4:00.000")]
    [InlineData("2:00.000")]
    [InlineData("46:40.000")]
    public void A_repair_longer_than_the_lap_it_ends_in_is_a_stop_of_exactly_its_pit_time_that_ends_within_that_lap(
        string pitTime)
    {
        var imported = Rows("27;1;1;2:00.000;B;2:00.000;14:02:00.000;;;;GF;",
            $"27;1;2;2:00.000;;4:00.000;14:04:00.000;{pitTime};;;GF;");

        var (pitIn, pitOut) = (imported.Passings.Single(p => p.Line == Line.PitIn),
            imported.Passings.Single(p => p.Line == Line.PitOut));
        Assert.Equal(TimeSpan.ParseExact(pitTime, @"m\:ss\.fff", null),
            TimeSpan.FromMicroseconds(pitOut.At.Since(pitIn.At)));
        Assert.Equal((true, true), ("2026-06-13T12:02".CompareTo(pitOut.At.ToString()) < 0,
            "2026-06-13T12:04".CompareTo(pitOut.At.ToString()) > 0));
    }

    [Fact]
    public void What_the_source_implies_is_taken_as_seen_where_a_person_answers_for_it_and_each_event_says_so()
    {
        var rows = Encoding.UTF8.GetBytes(Header + "27;1;1;2:00.000;B;2:00.000;14:02:00.000;;;;GF;\n"
            + "27;1;2;4:00.000;;6:00.000;14:06:00.000;1:30.000;;;FF;\n");
        var imported = Imported.Bytes("alkamel", rows, s_date with { TrustsInferred = true, DurationMs = 3_600_000 });

        Assert.All(imported.Passings.Where(p => p.Line is Line.PitIn or Line.PitOut),
            p => Assert.Equal((true, null), (p.Trusted is not null, p.Inferred)));
        Assert.Empty(imported.Events.OfType<SensorDoubted>());
        Assert.Equal(3_600_000, Assert.Single(imported.Events.OfType<RaceScheduled>()).DurationMs);
        Assert.Single(imported.Events.OfType<RaceEnded>());
    }

    [Fact]
    public void Two_races_in_one_import_are_refused_and_the_same_laps_twice_are_read_once()
    {
        var (first, other) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(first, Header + "27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;\n");
            File.Copy(first, other, overwrite: true);
            Assert.Single(Imported.Files("alkamel", [first, other], s_date).Passings);

            File.WriteAllText(other, Header + "27;1;1;2:01.000;;2:01.000;16:02:01.000;;;;GF;\n");
            var refused = Imported.Files("alkamel", [first, other], s_date);
            Assert.Equal(2, refused.Status);
            Assert.Contains("two races? Import each by itself", refused.Errors);
        }
        finally
        {
            File.Delete(first);
            File.Delete(other);
        }
    }

    [Fact]
    public void A_pit_time_after_a_lap_without_B_is_a_stop_somewhere_in_its_lap_and_reported()
    {
        var imported = Rows("27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;",
            "27;1;2;4:00.000;;6:00.000;14:06:00.000;1:00.000;;;GF;");

        Assert.Contains("where in the lap the stop lies is not known",
            imported.Passings.Single(p => p.Line == Line.PitIn).Inferred);
        Assert.Contains("file:3: a PIT_TIME after a lap that did not end in the pit lane", imported.Errors);
    }

    [Fact]
    public void A_long_lap_without_a_pit_record_is_reported_and_no_stop()
    {
        var imported = Rows([.. Enumerable.Range(1, 6).Select(
            i => $"27;1;{i};{(i == 5 ? "9" : "2")}:00.000;;;14:{(i < 5 ? 2 * i : 2 * i + 7):00}:00.000;;;;GF;")]);

        Assert.Contains("file:6: a long lap under green without a pit record: lap 5 of car 27, 540 s", imported.Errors);
        Assert.All(imported.Passings, p => Assert.Equal(Line.StartFinish, p.Line));
    }

    [Fact]
    public void Two_midnights_are_two_days_with_and_without_elapsed_time()
    {
        string[] hours = ["23:00:00.000", "11:00:00.000", "22:30:00.000", "01:00:00.000"],
            elapsed = ["1:00:00.000", "13:00:00.000", "24:30:00.000", "27:00:00.000"];
        string[] expected = ["2026-06-13T21", "2026-06-14T09", "2026-06-14T20", "2026-06-14T23"];

        Assert.Equal(expected, Rows([.. hours.Select((h, i) => $"27;1;{i + 1};;;{elapsed[i]};{h};;;;GF;")]).Passings
            .Select(p => p.At.ToString()[..13]));
        Assert.Equal(expected, Rows([.. hours.Select((h, i) => $"27;1;{i + 1};;;;{h};;;;GF;")]).Passings
            .Select(p => p.At.ToString()[..13]));
    }

    [Fact]
    public void A_car_that_joins_after_midnight_is_put_on_the_right_day_by_its_elapsed_time() => Assert.Equal(
        ["2026-06-13T21", "2026-06-14T08"],
        Rows("27;1;1;;;1:00:00.000;23:00:00.000;;;;GF;", "31;1;1;;;12:00:00.000;10:00:00.000;;;;GF;").Passings
            .Select(p => p.At.ToString()[..13]));

    [Fact]
    public void The_race_began_at_HOUR_less_ELAPSED_which_is_inferred_unless_a_person_says_when()
    {
        const string Row = "27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;";
        var start = Instant.Parse("2026-06-13T13:00:00Z");

        Assert.Equal(("2026-06-13T12:00:00.000000Z", true),
            Assert.Single(Rows(Row).Events.OfType<RaceStarted>()) is var began
                ? (began.At.ToString(), began.Inferred is not null)
                : default);
        var told = Imported.Text("alkamel", Header + Row, new ImportOptions(Start: start));
        Assert.Equal((start, null),
            Assert.Single(told.Events.OfType<RaceStarted>()) is var said ? (said.At, said.Inferred) : default);
        Assert.Equal(["13:02:00.000 27 start-finish"], told.Told);
    }

    [Fact]
    public void Flags_at_the_line_are_shown_as_inferred_when_they_change_and_red_flag_rows_are_no_stops()
    {
        var imported = Rows("27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;",
            "31;1;1;2:01.000;;2:01.000;14:02:01.000;;;;FCY;", "27;1;2;20:00.000;;22:00.000;14:22:00.000;;;;RF;",
            "27;1;3;2:00.000;;24:00.000;14:24:00.000;;;;XX;", "27;1;4;2:00.000;;26:00.000;14:26:00.000;;;;SF;",
            "27;1;5;2:00.000;;28:00.000;14:28:00.000;;;;FF;");

        Assert.Equal([Flag.Green, Flag.FullCourseYellow, Flag.Red, Flag.SafetyCar, Flag.Chequered],
            imported.Events.OfType<FlagShown>().Select(f => f.Flag));
        Assert.All(imported.Events.OfType<FlagShown>(), f => Assert.NotNull(f.Inferred));
        Assert.All(imported.Passings, p => Assert.Equal(Line.StartFinish, p.Line));
        Assert.Contains("file:5: a flag it does not know: 'XX'", imported.Errors);
    }

    [Fact]
    public void Missing_laps_are_a_gap_and_reported()
    {
        var imported = Rows("27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;",
            "27;1;4;2:00.000;;8:00.000;14:08:00.000;;;;GF;");

        Assert.Equal((2, 3L), Assert.Single(imported.Events.OfType<GapOpened>()) is var gap
            ? (gap.From, gap.To)
            : default);
        Assert.Contains("file:3: laps are missing before this one: 2 to 3 of car 27", imported.Errors);
    }

    [Fact]
    public void That_no_stop_is_seen_proves_nothing_for_some_have_no_record() => Assert.Equal(
        [Line.PitIn, Line.PitOut],
        Rows("27;1;1;2:00.000;B;2:00.000;14:02:00.000;;;;GF;", "27;1;2;3:30.000;;5:30.000;14:05:30.000;1:00.000;;;GF;")
            .Events.OfType<SensorDoubted>().Select(d => d.Point));

    [Theory]
    [InlineData(";1;2;2:00.000;;4:00.000;14:04:00.000;;;;GF;", "without a car number")]
    [InlineData("27;1;two;2:00.000;;4:00.000;14:04:00.000;;;;GF;", "LAP_NUMBER")]
    [InlineData("27;1;2;2:00.000;;4:00.000;25:04:00.000;;;;GF;", "no time of day")]
    [InlineData("27;1;2;soon;;4:00.000;14:04:00.000;;;;GF;", "a time that is none")]
    [InlineData("27;1;2;2:00.000;;;;;;;GF;", "neither HOUR nor ELAPSED")]
    [InlineData("27;\"1;2;2:00.000;;;;;;;GF;", "no line of fields")]
    [InlineData("27;1;1;2:00.000;;4:00.000;14:04:00.000;;;;GF;", "a lap that the car has already")]
    public void A_row_that_cannot_be_meant_is_refused_with_its_line_and_the_others_are_read(string row, string told)
    {
        var imported = Rows("27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;", row);

        Assert.Single(imported.Passings);
        Assert.Matches($"file:3: .*{told}", imported.Errors);
    }

    [Theory]
    [InlineData("", "file:1: the file is empty")]
    [InlineData("a;b\n1;2\n", "file:1: there is no column NUMBER")]
    [InlineData("NUMBER;LAP_NUMBER\n1;2\n", "file:1: there is no column HOUR and none ELAPSED")]
    [InlineData("NUMBER;LAP_NUMBER;HOUR\n", "file:1: there is no row")]
    [InlineData("NUMBER;LAP_NUMBER;HOUR\n1;x;2\n", "file:2: ")]
    public void What_is_no_such_file_is_refused(string text, string told)
    {
        var imported = Imported.Text("alkamel", text, s_date);

        Assert.Equal((2, ""), (imported.Status, imported.Output));
        Assert.StartsWith(told, imported.Errors);
    }

    [Fact]
    public void Rows_without_a_date_want_one() => Assert.StartsWith(
        "file:2: the rows have no date",
        Imported.Text("alkamel", Header + "27;1;1;2:00.000;;2:00.000;14:02:00.000;;;;GF;").Errors);

    private static Imported Rows(params string[] rows) =>
        Imported.Bytes("alkamel", Encoding.UTF8.GetBytes(Header + string.Join("\r\n", rows) + "\r\n"), s_date);
}
