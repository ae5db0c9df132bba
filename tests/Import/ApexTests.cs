using PitMarshal.Events;
using PitMarshal.Import;

namespace PitMarshal.Tests.Import;

public sealed class ApexTests
{
    /// <summary>
    /// Two entries; newest record first, as the pages send them. Laps of 100 s, the way from the
    /// line to the pit-in 50 s.
    /// </summary>
    private const string
        Entry = "D901.INF#<driver  id=\"901\" num=\"007\" name=\"team\"><inf type=\"class\" title=\"x\" value=\"PRO\"/>"
            + "<driver  id=\"11\" num=\"1\" name=\"d1\"/><driver  id=\"12\" num=\"2\" name=\"d2\"/></driver>\n",
        Laps = "D901.L0006#|||100000\nD901.L0005#|||g100000\nD901.L0004#|||b90000\nD901.L0003#|||100000\n"
            + "D901.L0002#|||100000\nD901.L0001#|||\n",
        Pits = "D901.P02#2|6|690000|||200000|2|12|200000\nD901.P01#1|3|400000|490000|90000|400000|3|11|400000\n",
        Other = "D902.L0002#|||100000\nD902.P01#1|2|700500|||700500|2|21|700500\n";

    private static readonly ImportOptions s_start = new(Start: Instant.Parse("2026-06-13T12:00:00Z"));

    [Fact]
    public void Both_ends_of_a_stop_are_observed_and_laps_count_from_its_pit_out()
    {
        var imported = Imported.Text("apex", Laps + Pits + Entry, s_start);

        Assert.Equal(
            ["12:06:40.000 007 pit-in", "12:08:10.000 007 pit-out", "12:09:50.000 007 start-finish",
                "12:11:30.000 007 start-finish", "12:11:30.000 007 pit-in inferred"],
            imported.Told);
        Assert.Equal([2.0, 3.0], imported.Passings.Where(p => p.Line == Line.StartFinish).Select(p => p.UMs));
    }

    [Fact]
    public void An_entry_has_its_car_number_class_team_and_the_ids_of_its_drivers_and_no_names_of_people()
    {
        var imported = Imported.Text("apex", Laps + Pits + Entry, s_start);

        var entry = Assert.Single(imported.Events.OfType<EntryListed>());
        Assert.Equal(("007", "PRO", "team"), (entry.Car, entry.Class, entry.Team));
        Assert.Equal(["11", "12"], entry.Drivers!.Select(d => d.Id));
        Assert.DoesNotContain("d1", imported.Output);
    }

    [Fact]
    public void A_row_names_the_driver_who_brought_the_car_in_so_the_next_took_over_by_its_pit_out() => Assert.Equal(
        [("11", "12:00:00", 1.0), ("12", "12:08:10", 90000.0)],
        Imported.Text("apex", Laps + Pits + Entry, s_start).Events.OfType<DriverIdentified>()
            .Select(d => (d.Driver, d.At.ToString()[11..19], d.UMs)));

    [Fact]
    public void The_first_finish_is_taken_for_the_chequered_flag()
    {
        var shown = Assert.Single(
            Imported.Text("apex", Laps + Pits + Entry + Other, s_start).Events.OfType<FlagShown>());

        Assert.Equal(("2026-06-13T12:11:30.000000Z", Flag.Chequered, true),
            (shown.At.ToString(), shown.Flag, shown.Inferred is not null));
    }

    [Fact]
    public void A_car_whose_last_crossing_is_long_before_may_have_retired_and_shows_no_flag()
    {
        var imported = Imported.Text(
            "apex", Laps + Pits + Entry + "D903.P01#1|2|200000|||200000|2|31|200000\n", s_start);

        Assert.Equal("12:11:30", Assert.Single(imported.Events.OfType<FlagShown>()).At.ToString()[11..19]);
        Assert.Contains("file:10: a car whose last crossing is long before the finish", imported.Errors);
    }

    [Fact]
    public void Laps_that_do_not_add_up_to_their_stint_have_no_instants()
    {
        var imported = Imported.Text("apex",
            Laps.Replace("L0006#|||100000", "L0006#|||100001", StringComparison.Ordinal) + Pits + Entry, s_start);

        Assert.DoesNotContain(imported.Passings, p => p.Line == Line.StartFinish);
        Assert.Contains("file:7: the laps of a stint do not add up to it", imported.Errors);
    }

    [Fact]
    public void A_missing_row_of_the_pit_table_is_a_gap_of_both_lines()
    {
        var gap = Assert.Single(Imported.Text("apex", Pits.Split('\n')[0] + "\n" + Entry, s_start).Events
            .OfType<GapOpened>());

        Assert.Equal((1, 1L, "12:00:00", "12:11:30"),
            (gap.From, gap.To, gap.At.ToString()[11..19], gap.Until!.Value.ToString()[11..19]));
        Assert.Equal([Line.PitIn, Line.PitOut], gap.Points);
    }

    [Fact]
    public void Several_files_are_one_race()
    {
        string[] files = [Path.GetTempFileName(), Path.GetTempFileName()];
        File.WriteAllText(files[0], Laps + Pits + Entry);
        File.WriteAllText(files[1], Other);

        Assert.Equal(["007", "902"],
            Imported.Files("apex", files, s_start).Events.OfType<EntryListed>().Select(e => e.Car).Order());
        Array.ForEach(files, File.Delete);
    }

    [Fact]
    public void A_stop_of_weeks_is_written_so_that_it_can_be_read() =>
        Assert.Equal(2, Imported.Text("apex", "D9.P02#2|6|3000000000|||1|1|7|1\nD9.P01#1|3|1|2900000000|1|1|1|8|1\n",
            s_start).Events.OfType<DriverIdentified>().Count());

    [Theory]
    [InlineData("D901.P01#1|3|400000|390000|90000|400000|3|11|400000")]
    [InlineData("D901.P01#1|3|x||90000|400000|3|11|400000")]
    [InlineData("D901.P01#1|3")]
    [InlineData("D901.L0001#|||soon")]
    [InlineData("D901.INF#<driver")]
    [InlineData("E901.L0001#|||")]
    [InlineData("D.L0001#|||")]
    public void A_line_that_cannot_be_meant_is_refused_with_its_number(string line) =>
        Assert.Contains("file:3: a line that is no record", Imported.Text("apex", Other + line, s_start).Errors);

    [Fact]
    public void Race_time_alone_wants_a_start() =>
        Assert.StartsWith("file:1: the export has race time only", Imported.Text("apex", Other).Errors);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("D901.L0001#|||")]
    public void What_holds_no_passing_is_refused(string text) =>
        Assert.Equal((2, ""), Imported.Text("apex", text, s_start) is var i ? (i.Status, i.Output) : default);
}
