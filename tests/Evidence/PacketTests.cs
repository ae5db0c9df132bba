using System.Text;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Evidence;
using PitMarshal.Evidence.Page;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Evidence;

public sealed class PacketTests
{
    [Fact]
    public void A_packet_holds_what_concerns_its_stop_and_nothing_of_other_cars()
    {
        using var race = new RaceFolder().With(RaceFolder.Race());
        var packet = race.Packet();

        Assert.False(packet.Source.Whole);
        Assert.Equal(["minimum-stop", "standing"], packet.Verdicts.Select(v => v.Verdict.Rule));
        var minimum = packet.Verdicts[0];
        Assert.Equal((Outcome.Infringement, "stop-go 1 s"), (minimum.Verdict.Outcome, minimum.Verdict.Penalty));
        Assert.StartsWith("The pit-lane time of a stop", minimum.Asks, StringComparison.Ordinal);
        Assert.Equal("Ana", Assert.Single(minimum.Rulings).By);
        Assert.Equal("Team \"One\" </script>", packet.Entry?.Team);
        Assert.Equal(("entry", 1.5, 800L),
            (packet.Clocks[0].Station, packet.Clocks[0].UMs, packet.Clocks[0].Sample!.DelayUs));
        Assert.DoesNotContain(packet.Source.Entries, entry => Text(entry).Contains("\"28\"", StringComparison.Ordinal));
        Assert.Contains(packet.RestsOn, entry =>
            entry.Entry.Kind == EntryKind.Observation && Text(entry).Contains("\"n\":3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_exported_is_verified_as_page_and_as_json(bool isPage)
    {
        using var race = new RaceFolder().With(RaceFolder.Race());
        var (packet, closed) = race.Sealed();
        var bytes = isPage ? PacketPage.Write(packet, closed) : closed.Json();

        var found = PacketCheck.Of(bytes, "x");
        Assert.All(found, check => Assert.True(check.Holds, check.What));
        Assert.Equal(isPage ? 6 : 5, found.Count);
        Assert.True(PacketCheck.Against(race.Data, bytes, "x").Holds);
    }

    [Fact]
    public void A_packet_of_a_log_that_went_on_is_still_what_the_log_gave()
    {
        using var race = new RaceFolder().With(RaceFolder.Race());
        var page = race.Page();
        using (var log = race.Data.Log.Write())
        {
            log.AppendEvent(EventJson.Write(new FlagShown(Flag.Green) { At = RaceFolder.Now }));
            log.Commit();
        }

        Assert.True(PacketCheck.Against(race.Data, page, "x").Holds);
    }

    [Fact]
    public void A_correction_by_number_keeps_its_event_where_others_are_left_out()
    {
        var events = RaceFolder.Race().ToList();
        var pitOut = events.FindIndex(e => e is CarPassed { Car: "27", Line: Line.PitOut }) + 1;
        events.Add(new EventCorrected(pitOut, "Ben", "read off the video", "{\"at\":\"2026-06-13T12:18:06.000000Z\"}",
            null) { At = RaceFolder.Now });
        using var race = new RaceFolder().With(events);
        var packet = race.Packet();

        Assert.False(packet.Source.Whole);
        Assert.Equal(86_000_000, packet.Verdicts[0].Verdict.MeasuredMicros);
        Assert.IsType<EventCorrected>(Assert.Single(packet.Changes));
        Assert.All(PacketCheck.Of(race.Page(), "x"), check => Assert.True(check.Holds, check.What));
    }

    [Fact]
    public void A_passing_that_was_given_to_the_car_is_among_what_the_stop_rests_on()
    {
        var events = RaceFolder.Race()
            .Select(e => e is CarPassed { Car: "27", Line: Line.PitIn } ? e with { Source = "entry/b1/77" } : e)
            .Select(e => e is CarPassed { Car: "27", Line: Line.PitIn } passed ? passed with { Car = "31" } : e)
            .Append(new EventCorrected(null, "Ben", "the board's number was misread", "{\"car\":\"27\"}",
                null) { Source = "entry/b1/77", At = RaceFolder.Now });
        using var race = new RaceFolder().With(events);
        var packet = race.Packet();

        Assert.Equal(84_920_000, packet.Verdicts[0].Verdict.MeasuredMicros);
        Assert.Contains(packet.RestsOn, entry => Text(entry).Contains("\"31\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stop_in_progress_has_a_packet_too()
    {
        using var race = new RaceFolder().With(new Story().Race().Lap(10).In(100).Stands(110, 150).Events);

        Assert.All(PacketCheck.Of(race.Page(), "x"), check => Assert.True(check.Holds, check.What));
    }

    [Theory]
    [InlineData("27", 2, "car 27 has no stop 2: it has 1")]
    [InlineData("7", 1, "there is no car 7 in this log")]
    public void A_stop_that_never_was_has_no_packet(string car, int stop, string why)
    {
        using var race = new RaceFolder().With(RaceFolder.Race());

        Assert.Equal(why, Assert.Throws<BadInput>(() => race.Packet(car, stop)).Message);
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_lets_nothing_out_of_its_texts()
    {
        using var race = new RaceFolder().With(RaceFolder.Race());
        var page = Encoding.UTF8.GetString(race.Page());

        Assert.DoesNotContain("<b>Hours", page, StringComparison.Ordinal);
        Assert.Single(page.Split("</script>")[..^1]);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Anybody_who_parses_the_json_finds_the_verdicts_as_they_are_recorded()
    {
        using var race = new RaceFolder().With(RaceFolder.Race());
        var (packet, closed) = race.Sealed();
        using var json = JsonDocument.Parse(closed.Json());
        using var reader = race.Data.Log.Read();
        var recorded = reader.VerdictHistory().Last(change => change.Id == "minimum-stop/27/stop-1").Json;

        Assert.Equal(recorded, json.RootElement.GetProperty("verdicts")[0].GetProperty("verdict").GetRawText());
        Assert.Equal(packet.Source.Entries.Count,
            json.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength());
    }

    [Theory]
    [InlineData("27", "stop-27-3.html")]
    [InlineData("../7", "stop----7-3.html")]
    [InlineData("a b\0", "stop-a-b--3.html")]
    public void A_file_s_name_holds_nothing_that_a_shell_or_folder_minds(string car, string name) =>
        Assert.Equal(name, PacketExport.FileName(car, 3, "html"));

    private static string Text(ChainedEntry entry) => Encoding.UTF8.GetString(entry.Entry.Body);
}
