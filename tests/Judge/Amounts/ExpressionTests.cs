using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Sensing;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Judge.Amounts;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("85s", 85)]
    [InlineData("1m + 25s", 85)]
    [InlineData("2 * 40s + 5s", 85)]
    [InlineData("5s + 40s * 2", 85)]
    [InlineData("(5s + 40s) * 2", 90)]
    [InlineData("100s - 10s - 5s", 85)]
    [InlineData("60% * 1h", 2160)]
    [InlineData("3 * (1h / 3)", 3600)]
    [InlineData("1/6 * 24h", 14400)]
    [InlineData("min(2m, 90s, 1h)", 90)]
    [InlineData("max(2m, 90s)", 120)]
    [InlineData("ceil(8h / 90m) * 1s", 6)]
    [InlineData("floor(8h / 90m) * 1s", 5)]
    [InlineData("round(2.5) * 1s", 3)]
    [InlineData("round(-2.5) * -1s", 3)]
    [InlineData("transit + 1m", 75)]
    [InlineData("transit-long - transit", 5)]
    [InlineData("{ published: transit }", 15)]
    [InlineData("{ expression: 2 * transit }", 30)]
    public void A_duration_can_be_calculated(string written, double seconds) =>
        Assert.Equal((long)(seconds * 1_000_000), Value(written)!.In(null!).Low);

    [Fact]
    public void Half_a_microsecond_is_rounded_away_from_zero_and_only_at_the_end()
    {
        Assert.Equal(1, Value("0.000001s / 2")!.In(null!).Low);
        Assert.Equal(1, Value("0.000001s / 2 + 0.000001s / 2")!.In(null!).Low);
        Assert.Equal(0, Value("0.000001s / 3")!.In(null!).Low);
    }

    [Theory]
    [InlineData("85", "it is a number")]
    [InlineData("85s +", "expected a duration, a number, a name or '(' at its end")]
    [InlineData("85s 5s", "expected an operator or the end where '5s' stands, at character 5")]
    [InlineData("(85s", "expected ')' at its end")]
    [InlineData(
        "5min", "'5min' is neither a duration such as 1m25s, nor a number such as 4 or 0.5, nor a share such as 60%")]
    [InlineData("85s + 1", "'+' needs two durations or two numbers, not one of each")]
    [InlineData("85s * 2s", "a duration times a duration is neither")]
    [InlineData("2 / 85s", "a number divided by a duration is neither")]
    [InlineData("ceil(85s)", "a duration has no whole; divide it first")]
    [InlineData("max(85s, 2)", "min(…) and max(…) compare durations or numbers")]
    [InlineData("max(85s)", "max(…) needs at least two values")]
    [InlineData("ceil(1, 2)", "ceil(…) needs one value")]
    [InlineData("sum(1, 2)", "'sum(…)' is not known; expected one of ceil, floor, round, min, max")]
    [InlineData("85s / (2 - 2)", "2 minus 2 is zero, and nothing can be divided by it")]
    [InlineData("5s - 10s", "it is negative")]
    [InlineData("1000000h * 1000000000", "comes to more than can be judged")]
    [InlineData(
        "tranist + 1m", "'tranist' is neither a word of calculations nor listed under 'published' in this file")]
    [InlineData("transit + nonsense-one", "'nonsense-one' is neither")]
    [InlineData("a\\nb", "means nothing here")]
    [InlineData("{ published: wrong }", "the published value 'wrong' is 'soon': 'soon' is not allowed here")]
    [InlineData(
        "{ table: laps-in-stint, rows: { 1: 85s, two: 90s } }", "rows: two: a row's key must be a whole number")]
    [InlineData(
        "{ table: laps-in-stint, rows: { 1: 85s, other: 90s } }", "rows: other: a table by number has no other row")]
    [InlineData(
        "{ table: class, rows: [[GT3, 85s], [GT3, 90s]] }", "rows: expected pairs [key, amount], each key once")]
    [InlineData("{ table: class, rows: { GT3: 4 } }",
        "rows: GT3: expected a duration such as 1m25s or 1h2m3.5s, not '4': it is a number")]
    [InlineData("{ table: weather, rows: { wet: 85s } }",
        "table: expected one of laps-in-stint, remaining, drivers, class, car, rating, not 'weather'")]
    [InlineData("{ tabel: class }", "expected a duration such as 1m25s or 1h2m3.5s, published, expression or table")]
    public void What_makes_no_sense_is_told_with_its_line(string written, string what)
    {
        var message = Assert.Throws<BadInput>(() => Read(written)).Message;

        Assert.StartsWith("x.yaml:6: rule r: value: ", message);
        Assert.Contains(what, message);
    }

    [Theory]
    [InlineData("85s", "85 s")]
    [InlineData(
        "ceil(duration / 90m) * 1s - 1s", "the race's duration divided by 1 h 30 min, rounded up, times 1 s minus 1 s")]
    [InlineData("duration - 2 * transit", "the race's duration minus (2 times 15 s (published by the event: transit))")]
    [InlineData("60% * duration", "60% of the race's duration")]
    [InlineData("max(transit, 10s)", "the greatest of (15 s (published by the event: transit); 10 s)")]
    [InlineData("{ published: minimum-stop }", "(published by the event: minimum-stop, not set)")]
    [InlineData("{ table: laps-in-stint, rows: { 1: 51s, 2: 74s } }",
        "51 s from 1 lap of the stint on, 74 s from 2 laps of the stint on")]
    [InlineData("{ table: class, rows: { GT3: 51s, other: 74s } }", "51 s in class GT3, 74 s for all others")]
    public void An_amount_explains_itself(string written, string words) =>
        Assert.Equal(words, Value(written)!.Explain());

    [Fact]
    public void What_the_event_has_yet_to_set_is_told_when_opened_and_refused_when_judged()
    {
        var bytes = Yaml("{ expression: minimum-stop + 5s }");

        var open = Assert.Single(RegulationsFile.Read(bytes, "x.yaml").Unset);

        Assert.Equal(("minimum-stop", 6), (open.Name, open.Line));
        Assert.StartsWith(
            "x.yaml:6: rule r: value: the published value 'minimum-stop' is not set; the event must set it",
            Assert.Throws<BadInput>(() => RegulationsFile.Parse(bytes, "x.yaml")).Message);
    }

    [Fact]
    public void A_word_of_calculations_names_no_published_value() => Assert.Contains(
        "published: duration: is a word of calculations; choose another name",
        Assert.Throws<BadInput>(() =>
            RegulationsFile.Parse("regulations: x\npublished: { duration: 1h }\n"u8.ToArray(), "x.yaml")).Message);

    [Theory]
    [InlineData("60%", "60% of the race's duration")]
    [InlineData("{ published: part }", "50% (published by the event: part) times the race's duration")]
    public void A_share_is_of_the_races_duration(string written, string words) =>
        Assert.Equal(words, Amount.ReadShareOrNull(Fields(written), "value")!.Explain());

    [Fact]
    public void A_share_is_no_duration() => Assert.Contains(
        "expected a share of the race's duration such as 60% or 1/6, not '3h'",
        Assert.Throws<BadRule>(() => Amount.ReadShareOrNull(Fields("3h"), "value")).Message);

    private static Amount? Value(string written) => Amount.ReadOrNull(Fields(written), "value", Dimension.Duration);

    private static FieldReader Fields(string written) => new(
        YamlFields.Read(Encoding.UTF8.GetBytes($"value: {written}")),
        "test",
        new Dictionary<string,
            string> { ["transit"] = "15s", ["transit-long"] = "20s", ["minimum-stop"] = "", ["part"] = "50%" });

    private static RaceRegulations Read(string written) =>
        RegulationsFile.Parse(Yaml(written.Contains('\\') ? $"\"{written}\"" : written), "x.yaml");

    private static byte[] Yaml(string written) => Encoding.UTF8.GetBytes(
        $"regulations: x\npublished: {{ transit: 15s, minimum-stop: , wrong: soon }}\nrules:\n  - rule: r\n    kind: "
            + $"min-duration\n    value: {written}\n    of: pit-lane-time\n");
}
