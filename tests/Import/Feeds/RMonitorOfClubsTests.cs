using System.Text;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Import.Feeds;

/// <summary>
/// What feeds of real clubs are like: relays, clocks that are not set, numbers that change, spreadsheets' encodings.
/// </summary>
public sealed class RMonitorOfClubsTests
{
    private static readonly ImportOptions s_date = new(Date: new DateOnly(2026, 6, 13));

    private const string Race = """
        $C,1,"GTO"
        $A,"27","27",1111,"","","",1
        $F,9999,"07:00:00","09:00:00","00:00:00","Green "
        $J,"27","00:01:40.000","00:01:40.000"
        $F,9999,"07:00:00","09:01:40","00:01:40","Green "

        """;

    [Theory]
    [InlineData("\r\r\n")]
    [InlineData("\r\n")]
    [InlineData("\n##2026-06-13 09:00:00.590\n\n")]
    public void Line_ends_of_any_text_mode_and_a_relay_s_time_marks_lose_nothing(string end)
    {
        var imported = Imported.Text("rmonitor", Race.Replace("\n", end, StringComparison.Ordinal), s_date);

        Assert.Equal(["09:01:40.000 27 start-finish"], imported.Told);
        Assert.Equal(("27", "GTO"), (Assert.Single(imported.Events.OfType<EntryListed>()).Car,
            imported.Events.OfType<EntryListed>().Single().Class));
        Assert.Empty(imported.Events.OfType<GapOpened>());
        Assert.DoesNotContain("refused", imported.Errors);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Sixteen_bit_text_is_read_as_the_same_feed(bool littleEndian, bool mark)
    {
        var wide = new UnicodeEncoding(!littleEndian, mark);

        Assert.Equal(Imported.Text("rmonitor", Race, s_date).Output,
            Imported.Bytes("rmonitor", [.. wide.GetPreamble(), .. wide.GetBytes(Race)], s_date).Output);
    }

    [Fact]
    public void A_scoreboard_cleared_by_a_program_whose_clock_is_not_set_is_no_damage() =>
        Assert.DoesNotContain("refused",
            Imported.Text("rmonitor", "$I, \"00:00:00\", \"0/0/0000\"\n" + Race, s_date).Errors);

    [Fact]
    public void Two_registrations_with_one_number_are_two_cars_and_told()
    {
        var imported = Imported.Text(
            "rmonitor", Race.Replace("$A", "$A,\"227\",\"27\",2222,\"\",\"\",\"\",2\n$A", StringComparison.Ordinal)
            + "$J,\"227\",\"00:02:00.000\",\"00:02:00.000\"\n", s_date);

        Assert.Equal(["09:01:40.000 27 (27) start-finish", "09:02:00.000 227 start-finish"], imported.Told);
        Assert.Contains(
            "a number that several cars have; each is named by its registration: number 27, registrations 227, 27",
            imported.Errors);
    }

    [Fact]
    public void A_crossing_by_a_number_that_two_cars_have_is_nobody_s() => Assert.Equal(
        ["09:03:00.000 T pit-in"],
        Imported.Text("rmonitor", "$A,\"127\",\"27\",1111,\"\",\"\",\"\",1\n$A,\"227\",\"27\",2222,\"\",\"\",\"\",2\n"
            + "$L,\"27\",\"P1\",\"PIP\",\"06/13/2026\",\"09:03:00.000\"\n").Told);

    [Theory]
    [InlineData("72")]
    [InlineData("")]
    public void A_number_that_is_corrected_in_the_race_leaves_one_car(string corrected)
    {
        var imported = Imported.Text("rmonitor",
            Race + $"$A,\"27\",\"{corrected}\",1111,\"\",\"\",\"\",1\n$J,\"27\",\"00:01:40.000\",\"00:03:20.000\"\n",
            s_date);

        var car = corrected.Length == 0 ? "27" : corrected;
        Assert.Equal([$"09:01:40.000 {car} start-finish", $"09:03:20.000 {car} start-finish"], imported.Told);
        Assert.Equal(car, Assert.Single(imported.Events.OfType<EntryListed>()).Car);
    }

    [Fact]
    public void A_transponder_in_the_number_s_place_for_a_while_invents_no_car()
    {
        var imported = Imported.Text("rmonitor",
            "$A,\"5\",\"1111\",1111,\"\",\"\",\"\",1\n" + Race.Replace("\"27\"", "\"5\"", StringComparison.Ordinal)
            .Replace("\"5\",\"5\"", "\"5\",\"27\"", StringComparison.Ordinal)
            + "$A,\"5\",\"1111\",1111,\"\",\"\",\"\",1\n", s_date);

        Assert.Equal(["09:01:40.000 27 start-finish"], imported.Told);
        Assert.Equal("27", Assert.Single(imported.Events.OfType<EntryListed>()).Car);
    }

    [Theory]
    [InlineData("01:59:30.000", "03:00:54.000", "03:01:00", "01:01:00")]
    [InlineData("01:59:30.000", "02:01:06.000", "02:01:12", "01:01:00")]
    [InlineData("01:59:30.000", "02:00:42.000", "02:00:48", "01:01:00")]
    public void Nothing_is_measured_across_a_step_of_the_timing_PC_s_clock(
        string pitIn, string pitOut, string timeOfDay, string raceTime)
    {
        var imported = Imported.Text("rmonitor", "$F,9999,\"07:00:00\",\"01:00:00\",\"00:00:00\",\"Green \"\n"
            + $"$L,\"27\",\"2\",\"PIP\",\"06/13/2026\",\"{pitIn}\"\n$L,\"27\",\"1\",\"POP\",\"06/13/2026\","
            + $"\"{pitOut}\"\n"
            + $"$F,9999,\"07:00:00\",\"{timeOfDay}\",\"{raceTime}\",\"Green \"\n");

        Assert.Contains("one of them was set", imported.Errors);
        Assert.All(Story.Verdicts(imported.Events, Story.MinimumStop),
            verdict => Assert.Equal(Outcome.Undecided, verdict.Outcome));
    }

    [Fact]
    public void A_car_whose_entry_comes_after_its_crossings_is_entered_from_the_beginning_its_transponder_from_then_on()
    {
        var imported = Imported.Text("rmonitor", "$L,\"27\",\"1\",\"PIP\",\"06/13/2026\",\"09:03:00.000\"\n"
            + "$L,\"27\",\"1\",\"POP\",\"06/13/2026\",\"09:05:00.000\"\n$L,\"27\",\"1\",\"SFT\",\"06/13/2026\","
            + "\"09:07:00.000\"\n"
            + "$A,\"27\",\"27\",1111,\"\",\"\",\"\",1\n");

        Assert.Equal([("09:03:00", null), ("09:07:00", "1111")],
            imported.Events.OfType<EntryListed>().Select(e => (e.At.ToString()[11..19], e.Transponders?[0])));
        Assert.Equal(Outcome.Compliant, Assert.Single(Story.Verdicts(imported.Events, Story.MinimumStop)).Outcome);
    }

    [Fact]
    public void A_race_clock_that_stands_second_by_second_is_no_step_and_neither_is_a_new_race()
    {
        var stands = string.Concat(Enumerable.Range(0, 50)
            .Select(s => $"$F,9999,\"07:00:00\",\"09:10:{s:00}\",\"00:10:00\",\"Red   \"\n"));
        var feed = Race + "$F,9999,\"07:00:00\",\"09:09:59\",\"00:09:59\",\"Green \"\n" + stands
            + "$F,9999,\"07:00:00\",\"09:10:50\",\"00:00:00\",\"Green \"\n";

        Assert.DoesNotContain("was set", Imported.Text("rmonitor", feed, s_date).Errors);
    }
}
