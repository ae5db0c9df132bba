using System.Text;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Import.Feeds;

public sealed class RMonitorTests
{
    private static readonly ImportOptions s_date = new(Date: new DateOnly(2026, 6, 13));

    [Fact]
    public void Crossings_of_the_pit_lane_s_lines_are_told_apart_from_those_beside_them_on_the_track()
    {
        var imported = Imported.Text(
            "rmonitor", string.Concat(((string[])["PIT", "PIP", "SFP", "POP", "POT", "SFT", "IM1"]).Select((name, i) =>
            $"$L,\"27\",\"P1\",\"{name}\",\"06/13/2026\",\"12:00:0{i}.500\",0,\"GT\"\r\n")));

        Assert.Equal(["pit-in-track", "pit-in", "start-finish-pit", "pit-out", "pit-out-track", "start-finish", "IM1"],
            imported.Passings.Select(p => p.Line));
        Assert.All(imported.Passings, p => Assert.Equal(1, p.UMs));
        Assert.Equal("2026-06-13T12:00:01.500000Z", imported.Passings[1].At.ToString());
        Assert.Equal("rmonitor/1/2", imported.Passings[1].Source);
    }

    [Fact]
    public void A_car_that_is_pushed_over_the_line_in_the_pit_lane_has_not_left_it()
    {
        var imported = Imported.Text(
            "rmonitor", Crossing("27", "SFT", "11:50:00.000") + Crossing("27", "PIP", "12:00:00.000")
            + Crossing("27", "SFP", "12:01:00.000") + Crossing("27", "SFP", "12:02:00.000")
            + Crossing("27", "SFP", "12:03:00.000")
            + Crossing("27", "POP", "12:04:00.000"));

        var stop = Assert.Single(Story.Verdicts(imported.Events, Story.MinimumStop));
        Assert.Equal((Outcome.Compliant, 240_000_000L), (stop.Outcome, stop.MeasuredMicros));
    }

    [Fact]
    public void A_crossing_without_a_car_keeps_its_transponder_and_007_is_not_7() => Assert.Equal(
        ["12:00:00.000 T339393 pit-in", "12:00:01.000 007 pit-in"],
        Imported.Text("rmonitor",
            Crossing("Tx339393", "PIP", "12:00:00.000") + Crossing("007", "PIP", "12:00:01.000")).Told);

    [Fact]
    public void A_driver_has_the_car_from_his_first_crossing_and_0_is_nobody()
    {
        var imported = Imported.Text(
            "rmonitor", Crossing("27", "PIP", "12:00:00.000", "1") + Crossing("27", "SFP", "12:01:00.000", "0")
            + Crossing("27", "POP", "12:01:30.000", "4") + Crossing("27", "SFT", "12:03:00.000", "4"));

        Assert.Equal([("27-1", 1.0), ("27-4", 30000.0)],
            imported.Events.OfType<DriverIdentified>().Select(d => (d.Driver, d.UMs)));
        Assert.Contains("1  crossings without a driver id", imported.Errors);
    }

    [Fact]
    public void Entries_are_listed_once_with_class_and_transponder_and_without_names_of_people()
    {
        var refresh = "$A,\"12\",\"12X\",52474,\"first\",\"last\",\"XX\",5\n$COMP,\"12\",\"12X\",5,\"first\",\"last\","
            + "\"XX\",\"\"\n";
        var imported = Imported.Text(
            "rmonitor", refresh + "$C,5,\"GT4\"\n" + refresh + Crossing("12X", "SFT", "12:00:00.000") + refresh);

        var entry = Assert.Single(imported.Events.OfType<EntryListed>());
        Assert.Equal(("12X", "GT4", "52474"), (entry.Car, entry.Class, Assert.Single(entry.Transponders!)));
        Assert.DoesNotContain("last", imported.Output);
    }

    [Fact]
    public void Flags_are_shown_when_they_change_within_the_second_of_the_feed_and_the_first_green_only_as_the_start()
    {
        var imported = Imported.Text(
            "rmonitor", Flag("11:59:59", "00:59:59", "      ") + Flag("12:00:00", "00:00:00", "Green ")
            + Flag("12:00:01", "00:00:01", "Green ") + Flag("12:00:02", "00:00:02", "Red   ")
            + Flag("12:00:03", "00:00:03", "Purple")
            + Flag("12:00:04", "00:00:04", "Finish") + Crossing("27", "SFT", "12:00:05.000"));

        Assert.Equal([PitMarshal.Events.Flag.Green, PitMarshal.Events.Flag.Red, PitMarshal.Events.Flag.Chequered],
            imported.Events.OfType<FlagShown>().Select(f => f.Flag));
        Assert.All(imported.Events.OfType<FlagShown>(), f => Assert.Equal((1000, null), (f.UMs, f.Inferred)));
        Assert.NotNull(Assert.Single(imported.Events.OfType<RaceStarted>()).Inferred);
        Assert.Contains("file:5: a flag it does not know: 'Purple'", imported.Errors);
    }

    [Fact]
    public void Midnight_leads_on_and_a_feed_that_begins_before_its_first_date_is_counted_back()
    {
        var imported = Imported.Text(
            "rmonitor", Flag("23:59:58", "00:00:00", "Green ") + Flag("00:00:02", "00:00:04", "Green ")
            + Flag("12:00:00", "12:00:00", "Yellow") + Flag("23:00:00", "23:00:00", "Green ")
            + "$L,\"27\",\"T1\",\"SFT\",\"06/15/2026\",\"00:30:00.000\"\n" + Flag("01:00:00", "25:00:00", "Finish"));

        Assert.Equal(["2026-06-13T23:59:58", "2026-06-14T12:00:00", "2026-06-14T23:00:00", "2026-06-15T01:00:00"],
            imported.Events.OfType<FlagShown>().Select(f => f.At.ToString()[..19]));
    }

    [Fact]
    public void The_zone_is_taken_off_and_where_none_is_given_that_is_said()
    {
        var feed = Crossing("27", "PIP", "12:00:00.000");

        Assert.Equal(["10:00:00.000 27 pit-in"],
            Imported.Text("rmonitor", feed, new ImportOptions(Zone: TimeSpan.FromHours(2))).Told);
        Assert.Contains("taken as UTC", Imported.Text("rmonitor", feed).Errors);
    }

    [Fact]
    public void Without_crossings_the_laps_give_start_finish_only_and_the_pit_lane_is_in_doubt()
    {
        var imported = Imported.Text(
            "rmonitor", "$A,\"R1\",\"7\",1001,\"\",\"\",\"\",1\n" + Flag("12:00:10", "00:00:00", "Green ")
            + "$J,\"R1\",\"00:00:00.000\",\"00:01:02.051\"\n", s_date);

        var lap = Assert.Single(imported.Passings);
        Assert.Equal(("7", Line.StartFinish, 1001.0, "2026-06-13T12:01:12.051000Z", null),
            (lap.Car, lap.Line, lap.UMs, lap.At.ToString(), lap.Inferred));
        Assert.Equal([Line.PitIn, Line.PitOut], imported.Events.OfType<SensorDoubted>().Select(d => d.Point));
        Assert.Contains("the feed has no $L", imported.Errors);
    }

    [Fact]
    public void A_race_clock_that_stood_makes_the_later_laps_inferred()
    {
        var imported = Imported.Text(
            "rmonitor", Flag("12:00:00", "00:00:00", "Green ") + "$J,\"7\",\"0\",\"00:00:30.000\"\n"
            + Flag("12:01:00", "00:01:00", "Red   ") + Flag("12:05:00", "00:01:00", "Green ")
            + "$J,\"7\",\"0\",\"00:01:30.000\"\n", s_date);

        Assert.Equal(["12:00:30.000 7 start-finish", "12:05:30.000 7 start-finish inferred"], imported.Told);
    }

    [Fact]
    public void A_feed_without_any_date_wants_one() => Assert.Contains(
        "file:1: no record of the feed has a date",
        Imported.Text("rmonitor", Flag("12:00:00", "00:00:00", "Green ")).Errors);

    [Theory]
    [InlineData("$L,\"27\",\"P3\",\"PI")]
    [InlineData("$L,\"27\",\"P3\",\"PIP\",\"06/13/2026\",\"25:00:00.000\"")]
    [InlineData("$L,\"\",\"P3\",\"PIP\",\"06/13/2026\",\"12:00:00.000\"")]
    [InlineData("L,\"27\",\"P3\",\"PIP\",\"06/13/2026\",\"12:00:00.000\"")]
    public void A_damaged_line_may_have_been_a_crossing_and_leaves_a_gap(string damaged)
    {
        var imported = Imported.Text(
            "rmonitor", Crossing("27", "SFT", "12:00:00.000") + damaged + "\n" + Crossing("27", "POP", "12:02:00.000"));

        Assert.Contains("file:2: a line that is no record", imported.Errors);
        var gap = Assert.Single(imported.Events.OfType<GapOpened>());
        Assert.Equal((2, 2L, "12:00:00", "12:02:00"),
            (gap.From, gap.To, gap.At.ToString()[11..19], gap.Until!.Value.ToString()[11..19]));
        Assert.Contains(Line.PitIn, gap.Points!);
    }

    [Theory]
    [InlineData("$C,1", 0)]
    [InlineData("$F,9999,\"soon\"", 0)]
    [InlineData("$F,9999,\"00:$L,\"27\"", 1)]
    [InlineData("$L,\"27\",\"P3\",\"PIP\",\"06/13/0026\",\"12:00:00.000\"", 1)]
    public void A_damaged_record_that_clearly_was_another_one_leaves_none(string damaged, int gaps) =>
        Assert.Equal(gaps, Imported.Text("rmonitor",
        Crossing("27", "SFT", "12:00:00.000") + damaged + "\n" + Crossing("27", "POP", "12:02:00.000")).Events
        .OfType<GapOpened>().Count());

    [Fact]
    public void A_capture_that_breaks_off_in_a_line_is_blind_from_there_on() =>
        Assert.Null(Assert.Single(Imported.Text(
            "rmonitor", Crossing("27", "SFT", "12:00:00.000") + "$L,\"27\",\"P").Events.OfType<GapOpened>()).Until);

    [Fact]
    public void Commands_it_does_not_know_are_counted_and_commas_and_Windows_letters_in_text_are_text()
    {
        var imported = Imported.Bytes("rmonitor", [.. Encoding.Latin1.GetBytes(
            "$SP,1,\"R2\",1,\"time\"\n$C,1,\"Pr\u00e9, \"\"A\"\"\"\n$A,\"7\",\"7\",0,\"\",\"\",\"\",1\n"
                + Crossing("7", "PIP", "12:00:00.000"))]);

        Assert.Contains("1  $SP: not a command it knows", imported.Errors);
        Assert.Equal("Pré, \"A\"", Assert.Single(imported.Events.OfType<EntryListed>()).Class);
    }

    [Fact]
    public void A_feed_that_goes_on_to_another_run_is_reported() =>
        Assert.Contains("file:4: the feed goes on to another run", Imported.Text("rmonitor",
        "$B,1,\"race\"\n" + Flag("12:00:00", "00:00:00", "Green ") + Crossing("7", "PIP", "12:00:00.000")
            + "$B,2,\"other\"\n").Errors);

    private static string Crossing(string car, string name, string time, string? driver = null) =>
        $"$L,\"{car}\",\"P3\",\"{name}\",\"06/13/2026\",\"{time}\"{(driver is null ? "" : $",{driver},\"GT\"")}\n";

    private static string Flag(string timeOfDay, string raceTime, string flag) =>
        $"$F,9999,\"00:00:00\",\"{timeOfDay}\",\"{raceTime}\",\"{flag}\"\r\n";
}
