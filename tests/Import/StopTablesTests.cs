using PitMarshal.Events;
using PitMarshal.Import;

namespace PitMarshal.Tests.Import;

/// <summary>Official tables of pit stops and of drive times, in the shapes in which they are published.</summary>
public sealed class StopTablesTests
{
    private static readonly ImportOptions s_start = new(Start: Instant.Parse("2026-06-13T10:00:00Z"));
    private static readonly ImportOptions s_date = new(Date: new DateOnly(2026, 6, 13), Zone: TimeSpan.FromHours(2));

    [Theory]
    [InlineData("car,stop,lap,pit_in_ms,pit_out_ms,driver_out,driver_in\n27,1,12,1200500,1290750,a,b\n")]
    [InlineData("No;Driver;Lap;Pit In;Pit Out\n27;b;12;20:00.500;21:30.750\n")]
    [InlineData("Car\tStop\tTime in\tTime in pit\n27\t1\t0:20:00.500\t1:30.250\n")]
    [InlineData("Grand Prix of the Lake\nPit stops\n\nNo.   Driver      Time in     Duration\n"
        + "27    Ben Noname  0:20:00.500   1:30.250\n")]
    [InlineData("Nr;Pit out;Pit time\n#27;21:30.750;1:30.250\n")]
    public void Both_ends_of_a_stop_are_read_in_every_shape(string table) => Assert.Equal(
        ["10:20:00.500 27 pit-in", "10:21:30.750 27 pit-out"], Imported.Text("stops", table, s_start).Told);

    [Fact]
    public void Times_of_day_go_over_midnight_and_are_as_uncertain_as_their_last_digit()
    {
        var imported = Imported.Text(
            "stops", "Car,In,Out\n27,23:58:00,23:59:10\n27,23:59:50.5,00:01:00.25\n", s_date);

        Assert.Equal(["21:58:00.000 27 pit-in", "21:59:10.000 27 pit-out", "21:59:50.500 27 pit-in",
            "22:01:00.250 27 pit-out"], imported.Told);
        Assert.Equal([1000, 1000, 100, 10], imported.Passings.Select(p => p.UMs));
    }

    [Fact]
    public void A_drive_time_table_says_who_drove_from_when_and_names_nobody()
    {
        var imported = Imported.Text("stops", "Car;Driver;Start;End\n27;Ana Noname;0:00:00;1:00:00\n"
            + "27;Ben Noname;1:01:00;2:00:00\n27;Ana Noname;2:01:00;3:00:00\n", s_start);

        Assert.Equal([("27-1", "10:00:00"), ("27-2", "11:01:00"), ("27-1", "12:01:00")],
            imported.Events.OfType<DriverIdentified>().Select(d => (d.Driver, d.At.ToString()[11..19])));
        Assert.DoesNotContain("Noname", imported.Output);
    }

    [Fact]
    public void A_stop_that_the_table_s_numbers_miss_leaves_a_gap()
    {
        var imported = Imported.Text("stops",
            "car,stop,in,out\n27,1,10:00,11:00\n27,3,50:00,51:00\n", s_start);

        var gap = Assert.Single(imported.Events.OfType<GapOpened>());
        Assert.Equal((2L, 2L), (gap.From, gap.To));
    }

    [Theory]
    [InlineData("27,10:00.000,11:00.000,2:00.000", "a row whose duration is not the time between its ends")]
    [InlineData("27,10:00.000,oops,", "a row without a time that is one")]
    [InlineData("27,,,1:00", "a row without a time that is one")]
    [InlineData(",10:00,11:00,", "a row without a car number")]
    public void A_row_that_contradicts_itself_or_has_no_times_is_refused_and_the_others_are_read(
        string row, string why)
    {
        var imported = Imported.Text("stops", $"car,in,out,duration\n{row}\n8,20:00,21:00,\n", s_start);

        Assert.Contains($"file:2: {why}", imported.Errors);
        Assert.Equal(2, imported.Passings.Count(p => p.Car == "8"));
    }

    [Fact]
    public void A_file_without_the_columns_is_refused_with_an_example() => Assert.Contains(
        "no line names the columns", Imported.Text("stops", "a,b\n1,2\n", s_start).Errors);
}
