using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.P3;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Import.Feeds;

public sealed class P3Tests
{
    private const string
        Passing =
            "8e0233009ec700000100010448bc010003041d582c000408e805bfc4a41b050005026a0006023200080200008104930f02008f",
        Status = "8e021f00d6870000020001021a00070228000c01780601008104930f02008f",
        CrcEscaped =
            "8e0233008dae400000010001047c680200030473d756000408882878f31e8305000502b20006021f00080200008104131804008f",
        NumberEscaped =
            "8e023300e0140000010001048dad68020003042f793400040860a1047f1f83050005029d0006021a00080200008104131804008f";

    [Theory]
    [InlineData(Passing, 0x01, 113736, 2906141, 1437769372993000, 135059)]
    [InlineData(CrcEscaped, 0x01, 157820, 5691251, null, 0x41813)] // The CRC's low byte is 8E.
    [InlineData(NumberEscaped, 0x01, 157837, 3438895, null, 0x41813)] // The number's low byte is 8D.
    public void A_passing_is_read_whatever_of_it_is_escaped(
        string hex, int type, long number, long transponder, long? micros, long decoder)
    {
        var record = P3Record.Read(Convert.FromHexString(hex), out var what);

        Assert.Null(what);
        Assert.Equal((type, (ulong)number, (ulong)transponder, (ulong)decoder),
            ((int)record!.Type, record[0x01], record[0x03], record[0x81]));
        Assert.True(micros is null || record[0x04] == (ulong)micros);
    }

    [Theory]
    [InlineData("8e", "without a whole header")]
    [InlineData("8e8d8f", "escape at the end")]
    [InlineData(
        "8e0234009ec700000100010448bc010003041d582c000408e805bfc4a41b050005026a0006023200080200008104930f02008f",
        "wrong length")]
    [InlineData(
        "8e0233009ec700000100010448bc010003041d582c000408e805bfc4a41b050005026b0006023200080200008104930f02008f",
        "wrong CRC")]
    public void A_damaged_record_is_refused_with_what_is_wrong(string hex, string expected)
    {
        Assert.Null(P3Record.Read(Convert.FromHexString(hex), out var what));
        Assert.Contains(expected, what);
    }

    [Fact]
    public void A_passing_becomes_one_of_its_transponder_at_start_finish()
    {
        var imported = Imported.Text("amb-p3", Passing + "\n" + Status + "\r\n");

        var passed = Assert.Single(imported.Passings);
        Assert.Equal((null, "2906141", Line.StartFinish, 1.0),
            (passed.Car, passed.Transponder, passed.Line, passed.UMs));
        Assert.Equal("2015-07-24T20:22:52.993000Z", passed.At.ToString());
        Assert.Equal("amb-p3-20f93/1/113736", passed.Source);
    }

    [Fact]
    public void A_decoder_stands_where_a_person_says_and_its_clock_may_show_local_time()
    {
        ImportOptions options = new(
            Zone: TimeSpan.FromHours(2), Loops: new Dictionary<string, string> { ["20f93"] = Line.PitIn });

        Assert.Equal(["18:22:52.993 T2906141 pit-in"], Imported.Text("amb-p3", Passing, options).Told);
    }

    [Fact]
    public void Bytes_and_hex_and_several_records_a_line_give_the_same_log()
    {
        var lines = Imported.Text("amb-p3", Passing + "\n" + Status);

        Assert.Equal(lines.Output, Imported.Text("amb-p3", Passing + Status).Output);
        Assert.Equal(lines.Output, Imported.Bytes("amb-p3", Convert.FromHexString(Passing + Status)).Output);
    }

    [Fact]
    public void A_missing_number_is_a_gap_of_its_line_between_the_passings_around_it()
    {
        var imported = Imported.Text("amb-p3", P3Bytes.Passing(7, 111, 1000) + "\n" + P3Bytes.Passing(10, 112, 4000));

        var gap = Assert.Single(imported.Events.OfType<GapOpened>());
        Assert.Equal(("amb-p3-20f93", 8, 9L, Line.StartFinish),
            (gap.Station, gap.From, gap.To, Assert.Single(gap.Points!)));
        Assert.Equal((P3Bytes.At(1000), P3Bytes.At(4000)), (gap.At, gap.Until));
        Assert.Contains("2 passings are missing", imported.Errors);
    }

    [Fact]
    public void A_damaged_passing_leaves_a_gap_also_when_none_follows()
    {
        var imported = Imported.Text("amb-p3",
            P3Bytes.Passing(7, 111, 1000) + "\n" + P3Bytes.Passing(8, 112, 4000).Replace("0f02", "0e02") + "\n");

        Assert.Contains("file:2: a record with a wrong CRC", imported.Errors);
        Assert.Equal((8L, null, null),
            Assert.Single(imported.Events.OfType<GapOpened>()) is var gap ? (gap.From, gap.To, gap.Until) : default);
        Assert.Single(imported.Passings);
    }

    [Fact]
    public void A_passing_that_is_sent_again_is_taken_once_and_a_late_one_fills_its_place()
    {
        var imported = Imported.Text("amb-p3", string.Join('\n',
            P3Bytes.Passing(7, 111, 1000), P3Bytes.Passing(9, 111, 3000), P3Bytes.Passing(7, 111, 1000),
            P3Bytes.Passing(8, 111, 2000)));

        Assert.Equal(3, imported.Passings.Count);
        Assert.Empty(imported.Events.OfType<GapOpened>());
        Assert.Contains("1  passings that were sent again", imported.Errors);
    }

    [Fact]
    public void A_decoder_that_counts_from_the_beginning_again_was_blind_meanwhile()
    {
        var imported = Imported.Text("amb-p3", P3Bytes.Passing(700, 111, 1000) + "\n" + P3Bytes.Passing(1, 111, 9000));

        Assert.Equal(["amb-p3-20f93/1/700", "amb-p3-20f93/2/1"], imported.Passings.Select(p => p.Source));
        Assert.Equal("restarted", Assert.Single(imported.Events.OfType<SensorDoubted>(), d => d.Point is null).Reason);
        Assert.Single(imported.Events.OfType<SensorTrusted>());
    }

    [Fact]
    public void Two_decoders_at_both_ends_of_the_pit_lane_give_stops()
    {
        ImportOptions options = new(
            Loops: new Dictionary<string, string> { ["20f93"] = Line.PitIn, ["41813"] = Line.PitOut });
        var imported = Imported.Text("amb-p3",
            P3Bytes.Passing(7, 111, 1000) + "\n" + P3Bytes.Passing(3, 111, 91_000, decoder: 0x41813), options);

        Assert.Empty(imported.Events.OfType<SensorDoubted>());
        var race = imported.Events.Prepend(new EntryListed("27", Transponders: ["111"]) { At = P3Bytes.At(0) });
        Assert.Equal((Outcome.Compliant, 90_000_000L), Assert.Single(Story.Verdicts(race, Story.MinimumStop)) is var v
            ? (v.Outcome, v.MeasuredMicros!.Value)
            : default);
    }

    [Fact]
    public void A_photocell_is_no_car()
    {
        var imported = Imported.Text("amb-p3", string.Join('\n',
            P3Bytes.Passing(7, 111, 1000), P3Bytes.Passing(8, 9991, 2000), P3Bytes.Passing(9, 9992, 2500),
            P3Bytes.Passing(10, 9995, 2600)));

        Assert.Single(imported.Passings);
        Assert.Empty(imported.Events.OfType<GapOpened>());
        Assert.Contains("3  passings of a photocell", imported.Errors);
    }

    [Fact]
    public void A_capture_of_one_loop_proves_no_stop_and_none_missing() =>
        Assert.Equal([Line.PitIn, Line.PitOut],
            Imported.Text("amb-p3", Passing).Events.OfType<SensorDoubted>().Select(d => d.Point));

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("8e02")]
    [InlineData("hello\nworld")]
    [InlineData(Status)]
    public void What_holds_no_passing_is_refused_and_nothing_is_written(string text)
    {
        var imported = Imported.Text("amb-p3", text);

        Assert.Equal((2, ""), (imported.Status, imported.Output));
        Assert.Matches("^file:1: .+", imported.Errors);
    }
}
