using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Events.Log;

namespace PitMarshal.Tests.Events;

public sealed class EventJsonTests
{
    [Theory]
    [InlineData(
        """{"event":"CarPassed","at":"2026-06-13T14:03:05.123456Z","uMs":1.5,"car":"27","line":"pit-in","source":"entry/5f21c0d4/1041"}""")]
    [InlineData("""{"event":"CarPassed","at":"2026-06-13T14:03:05.123456Z","line":"pit-in"}""")]
    [InlineData(
        """{"event":"RaceScheduled","at":"2026-06-13T14:03:05.000000Z","race":"r","title":"Über 24 h","durationMs":86400000}""")]
    [InlineData(
        """{"event":"EntryListed","at":"2026-06-13T14:03:05.000000Z","car":"007","class":"A","team":"t","box":"4","transponders":["1","2"],"drivers":[{"id":"d1","name":"n","rating":"gold","licence":"l"},{"id":"d2"}]}""")]
    [InlineData("""{"event":"FlagShown","at":"2026-06-13T14:03:05.000000Z","flag":"full-course-yellow"}""")]
    [InlineData("""{"event":"FlagShown","at":"2026-06-13T14:03:05.000000Z","flag":"code-60"}""")]
    [InlineData("""{"event":"PitLaneClosed","at":"2026-06-13T14:03:05.000000Z","end":"exit"}""")]
    [InlineData("""{"event":"FootPlaced","at":"2026-06-13T14:03:05.000000Z","car":"27","side":"left"}""")]
    [InlineData("""{"event":"CarStopped","at":"2026-06-13T14:03:05.000000Z","car":"27","box":"4"}""")]
    [InlineData("""{"event":"DriverIdentified","at":"2026-06-13T14:03:05.000000Z","car":"27","driver":"d4"}""")]
    [InlineData("""{"event":"StopDeclared","at":"2026-06-13T14:03:05.000000Z","car":"27","as":"mandatory"}""")]
    [InlineData(
        """{"event":"RaceStarted","at":"2026-06-13T14:03:05.000000Z","by":"Ana","source":"race-control/page/7"}""")]
    [InlineData(
        """{"event":"CarStopped","at":"2026-06-13T14:03:05.000000Z","uMs":1000,"car":"27","box":"4","by":"Ben","source":"manual/4/8"}""")]
    [InlineData(
        """{"event":"CarPassed","at":"2026-06-13T14:03:05.000000Z","line":"pit-in","by":"Ben","inferred":"by the laps"}""")]
    [InlineData(
        """{"event":"BulletinIssued","at":"2026-06-13T14:03:05.000000Z","set":{"minimum-stop.value":"1m30s"},"reason":"rain"}""")]
    [InlineData(
        """{"event":"SensorDoubted","at":"2026-06-13T14:03:05.000000Z","station":"exit","point":"pit-out","reason":"wet"}""")]
    [InlineData(
        """{"event":"SensorDoubted","at":"2026-06-13T14:03:05.000000Z","station":"box4","input":"in2","box":"4","kind":"seat","since":"2026-06-13T14:03:03.500000Z","reason":"cut"}""")]
    [InlineData(
        """{"event":"SensorTrusted","at":"2026-06-13T14:03:05.000000Z","station":"box4","input":"in2","box":"4","reason":"mended"}""")]
    [InlineData(
        """{"event":"GapOpened","at":"2026-06-13T14:03:05.000000Z","station":"exit","boot":"b","from":1,"to":2,"until":"2026-06-13T14:03:06.000000Z","points":["pit-out"],"boxes":[]}""")]
    [InlineData("""{"event":"GapClosed","at":"2026-06-13T14:03:05.000000Z","station":"exit","boot":"b","from":1}""")]
    [InlineData(
        """{"event":"ClockSampled","at":"2026-06-13T14:03:05.000000Z","station":"exit","boot":"b","us":1,"offsetUs":-2,"delayUs":3}""")]
    [InlineData(
        """{"event":"EventCorrected","at":"2026-06-13T14:03:05.000000Z","position":3,"by":"x","reason":"y","withdrawn":true}""")]
    [InlineData(
        """{"event":"StewardRuled","at":"2026-06-13T14:03:05.000000Z","verdict":"minimum-stop/27/stop-1","ruling":"amended","by":"x","reason":"y","penalty":"none"}""")]
    [InlineData(
        """{"event":"RaceScheduled","at":"2026-06-13T14:03:05.000000Z","race":"q","laps":40,"kind":"qualifying"}""")]
    [InlineData("""{"event":"PitLaneClosed","at":"2026-06-13T14:03:05.000000Z","end":"entry","classes":["A","B"]}""")]
    [InlineData("""{"event":"PitLaneRouteBegan","at":"2026-06-13T14:03:05.000000Z","by":"Ana"}""")]
    [InlineData(
        """{"event":"CarRetired","at":"2026-06-13T14:03:05.000000Z","car":"27","reason":"gearbox","by":"Ana"}""")]
    [InlineData(
        """{"event":"PenaltyOrdered","at":"2026-06-13T14:03:05.000000Z","id":"p1","car":"27","penalty":"drive-through","verdict":"minimum-stop/27/stop-1","by":"Ana","reason":"short","serveWithin":"3 laps"}""")]
    [InlineData("""{"event":"PenaltyServed","at":"2026-06-13T14:03:05.000000Z","id":"p1","by":"Ana"}""")]
    [InlineData(
        """{"event":"IncidentReported","at":"2026-06-13T14:03:05.000000Z","id":"i1","cars":["27","9"],"what":"contact","where":"turn 3","text":"side by side","by":"Ben"}""")]
    [InlineData(
        """{"event":"IncidentDecided","at":"2026-06-13T14:03:05.000000Z","id":"i1","finding":"contact","cars":["27"],"consequence":"last on the grid","by":"Ana","reason":"seen"}""")]
    [InlineData(
        """{"event":"LapInvalidated","at":"2026-06-13T14:03:05.000000Z","car":"27","by":"Ana","reason":"cut","source":"line/5f21c0d4/7"}""")]
    [InlineData(
        """{"event":"GridDrawn","at":"2026-06-13T14:03:05.000000Z","race":"race-1","seed":"4-8-15","by":"Ana"}""")]
    public void An_event_is_written_as_it_was_read(string line)
    {
        Assert.True(EventJson.TryParse(line, out var e, out var what), what);
        Assert.Equal(line, EventJson.Write(e!));
    }

    [Theory]
    [InlineData("""{"event":"EventCorrected","at":"2026-06-13T14:03:05Z","position":3,"by":"Ana","reason":"y"}""")]
    [InlineData(
        """{"event":"StewardRuled","at":"2026-06-13T14:03:05Z","verdict":"v","ruling":"confirmed","by":"Ana","reason":"y"}""")]
    public void A_correction_and_a_ruling_say_who_and_nothing_is_taken_for_another_value(string line)
    {
        Assert.True(EventJson.TryParse(line, out var e, out _));
        Assert.Equal("Ana", e!.By);
        Assert.Null((e as EventCorrected)?.Values);
        Assert.False(EventJson.TryParse(line.Replace("\"by\":\"Ana\",", ""), out _, out var what));
        Assert.Equal("by is missing", what);
    }

    [Fact]
    public void A_correction_may_tell_who_entered_the_event_after_all()
    {
        Assert.True(EventJson.TryParse(
            """{"event":"EventCorrected","at":"2026-06-13T14:03:05Z","position":1,"by":"Ana","reason":"y","values":{"by":"Ben"}}""",
            out var e, out _));
        Assert.Equal("Ben", EventJson.Correct(new RaceStarted(), (EventCorrected)e!, out _)!.By);
    }

    [Theory]
    [InlineData("""{"event":"CarFlew","at":"2026-06-13T14:03:05Z"}""", "unknown event 'CarFlew'")]
    [InlineData("""{"at":"2026-06-13T14:03:05Z"}""", "event is missing")]
    [InlineData("""{"event":"RaceStarted"}""", "at is missing")]
    [InlineData("""{"event":"RaceStarted","at":"yesterday"}""", "at must be an instant")]
    [InlineData("""{"event":"RaceStarted","at":"2026-06-13T14:03:05+02:00"}""", "at must be an instant")]
    [InlineData("""{"event":"RaceStarted","at":"2026-06-13T14:03:05Z","uMs":-1}""", "uMs must be a number from 0")]
    [InlineData("""{"event":"RaceStarted","at":"2026-06-13T14:03:05Z","uMs":1e999}""", "uMs must be a number from 0")]
    [InlineData("""{"event":"SeatTaken","at":"2026-06-13T14:03:05Z","car":27}""", "car must be text")]
    [InlineData("""{"event":"SeatTaken","at":"2026-06-13T14:03:05Z","car":""}""", "car must not be empty")]
    [InlineData("""{"event":"SeatTaken","event":"SeatTaken","at":"2026-06-13T14:03:05Z","car":"1"}""", "not JSON")]
    [InlineData("""{"event":"SeatTaken","at":"2026-06-13T14:03:05Z","car":"\ud800"}""", "half a character")]
    [InlineData("""{"event":"FlagShown","at":"2026-06-13T14:03:05Z","flag":"blue"}""",
        "flag must be one of green, yellow")]
    [InlineData("""{"event":"EventCorrected","at":"2026-06-13T14:03:05Z","by":"x","reason":"y"}""",
        "either position or source")]
    [InlineData("""{"event":"FuelEntered","at":"2026-06-13T14:03:05Z","car":"1","ml":-1,"by":"x"}""", "negative")]
    [InlineData("""{"event":"FuelEntered","at":"2026-06-13T14:03:05Z","car":"1","ml":9223372036854775807,"by":"x"}""",
        "ml must be at most 10000000")]
    [InlineData("[]", "expected a JSON object")]
    [InlineData("", "not JSON")]
    public void What_is_wrong_with_an_event_is_told(string line, string expected)
    {
        Assert.False(EventJson.TryParse(line, out _, out var what));
        Assert.Contains(expected, what);
    }

    [Fact]
    public void Invalid_UTF_8_and_deep_nesting_are_told()
    {
        Assert.False(EventJson.TryParse([0x7b, 0xff, 0x7d], out _, out var what));
        Assert.Equal("not valid UTF-8", what);
        Assert.False(EventJson.TryParse(new string('[', 500_000), out _, out _));
    }

    [Fact]
    public void Unknown_fields_are_accepted() => Assert.True(EventJson.TryParse(
        """{"event":"RaceStarted","at":"2026-06-13T14:03:05Z","weather":{"rain":true}}""", out _, out _));

    [Fact]
    public void New_values_of_a_correction_may_stand_beside_its_own_fields()
    {
        Assert.True(EventJson.TryParse(
            """{"event":"EventCorrected","at":"2026-06-13T14:03:05Z","source":"entry/a/1","by":"x","reason":"y","car":"27","values":{"uMs":3}}""",
            out var e, out _));

        Assert.Equal("""{"car":"27","uMs":3}""", ((EventCorrected)e!).Values);
    }

    [Theory]
    [InlineData("2026-06-13T14:03:05Z", "2026-06-13T14:03:05.000000Z")]
    [InlineData("2026-06-13T14:03:05.5Z", "2026-06-13T14:03:05.500000Z")]
    [InlineData("2026-06-13T14:03:05.1234560Z", "2026-06-13T14:03:05.123456Z")]
    [InlineData("0001-01-01T00:00:00.000001Z", "0001-01-01T00:00:00.000001Z")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")]
    public void An_instant_is_written_with_six_digits(string text, string written) =>
        Assert.Equal(written, Instant.Parse(text).ToString());

    [Theory]
    [InlineData("2026-06-13T14:03:05.1234567Z")]
    [InlineData("2026-06-13T14:03:60Z")]
    [InlineData("2026-06-13T14:03:05.Z")]
    [InlineData("2026-06-13 14:03:05Z")]
    public void Other_instants_are_refused(string text) => Assert.False(Instant.TryParse(text, out _));

    [Fact]
    public void A_log_file_tells_the_line_that_is_wrong()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "\uFEFF{\"event\":\"RaceStarted\",\"at\":\"2026-06-13T14:03:05Z\"}\r\n\n{oops}\n");

        var bad = Assert.Throws<BadInput>(() => RaceLogFile.Read(path).Count());

        Assert.StartsWith($"{path}:3: not JSON", bad.Message);
        File.Delete(path);
    }
}
