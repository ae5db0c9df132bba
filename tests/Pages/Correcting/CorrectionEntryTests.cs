using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Tests.Support.Races;
using PitMarshal.Web.Correcting;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Tests.Pages.Correcting;

public sealed class CorrectionEntryTests
{
    private static readonly Snapshot s_race = Shown.Race(
        new Story().Add(0, new EntryListed("27")).Add(0, new EntryListed("12")).Race().In(600).Out(687),
        Story.MinimumStop);

    private static readonly LoggedEvent s_passing = new(
        4, new CarPassed("27", null, Line.PitIn), new CarPassed("27", null, Line.PitIn), []);

    [Theory]
    [InlineData("1:05.5", 65_500_000)]
    [InlineData("90:00", 5_400_000_000)]
    [InlineData("2:00:00.000001", 7_200_000_001)]
    [InlineData("2026-06-13T12:00:01Z", 1_000_000)]
    public void A_time_is_of_the_race_or_of_the_world(string text, long micros)
    {
        Assert.Equal(Story.Start.Plus(micros), TimeText.Parse(text, Story.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("65")]
    [InlineData("1:65")]
    [InlineData("1:60:00")]
    [InlineData("-1:05")]
    [InlineData("1:05.1234567")]
    [InlineData("٣:٠٥")]
    [InlineData("9999:00")]
    public void What_is_no_time_is_none(string text)
    {
        Assert.Null(TimeText.Parse(text, Story.Start));
    }

    [Fact]
    public void Without_a_start_there_is_no_race_time()
    {
        Assert.Null(TimeText.Parse("1:05", null));
        Assert.NotNull(TimeText.Parse("2026-06-13T12:00:01Z", null));
    }

    [Theory]
    [InlineData("car", "", "car", "Say which car")]
    [InlineData("car", "99", "car", "not entered")]
    [InlineData("car", "27", "car", "already")]
    [InlineData("missed", "", "car", "Say which car")]
    public void A_car_that_cannot_be_meant_is_told_at_its_field(string remedy, string car, string field, string message)
    {
        var errors = Entry(remedy, car: car).Check(s_race, s_passing);

        Assert.Contains(message, errors.Of(field));
    }

    [Theory]
    [InlineData("line", "start-finish", "pit-in or pit-out")]
    [InlineData("at", "yesterday", "race time")]
    [InlineData("at", "23:59:59", "not come yet")]
    [InlineData("uMs", "3", "1000")]
    [InlineData("uMs", "NaN", "milliseconds")]
    [InlineData("reason", "", "why")]
    public void What_is_wrong_with_a_missed_passing_is_told_at_its_field(string field, string value, string message)
    {
        Dictionary<string, string> fields = new()
        {
            ["do"] = "missed", ["car"] = "27", ["line"] = "pit-in", ["at"] = "10:00",
            ["uMs"] = "1000", ["reason"] = "video",
        };
        Assert.False(Of(fields).Check(s_race, null).Any);

        fields[field] = value;

        var error = Assert.Single(Of(fields).Check(s_race, null));
        Assert.Equal(field, error.Key);
        Assert.Contains(message, error.Value);
    }

    [Fact]
    public void Each_remedy_becomes_an_event_with_a_name_and_a_reason()
    {
        Assert.Equal(new EventCorrected(4, "Ana", "video", """{"car":"12"}""", null),
            Entry("car", "12").Event(s_race, "Ana"));
        Assert.Equal(new EventCorrected(4, "Ana", "video", null, true), Entry("withdraw").Event(s_race, "Ana"));
        Assert.Equal(new EventCorrected(4, "Ana", "video", null, false), Entry("restore").Event(s_race, "Ana"));
        Assert.Equal(new EventCorrected(4, "Ana", "video", null, true), Entry("take-back").Event(s_race, "Ana"));
        var missed = Of(new()
        {
            ["do"] = "missed", ["car"] = "27", ["line"] = "pit-out", ["at"] = "10:00",
            ["uMs"] = "1500", ["reason"] = "video",
        }).Event(s_race, "Ana");
        Assert.Equal(new CarPassed(
            "27", null, Line.PitOut, "video") { At = Story.Start.Plus(600_000_000), UMs = 1500, By = "Ana" }, missed);
        Assert.True(EventJson.TryParse(EventJson.Write(missed), out var read, out _));
        Assert.Equal(missed, read);
    }

    [Fact]
    public void What_is_no_remedy_and_no_entry_is_none()
    {
        Assert.Null(CorrectionEntry.Of([new("do", "delete")]));
        Assert.Contains("no such entry", Entry("withdraw").Check(s_race, null).Of(""));
    }

    private static CorrectionEntry Entry(string remedy, string car = "") =>
        Of(new() { ["do"] = remedy, ["event"] = "4", ["car"] = car, ["reason"] = "video" });

    private static CorrectionEntry Of(Dictionary<string, string> fields) =>
        CorrectionEntry.Of(fields.Select(
            field => new KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>(field.Key, field.Value)))!;
}
