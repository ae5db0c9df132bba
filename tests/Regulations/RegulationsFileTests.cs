using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Sensing;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Regulations;

public sealed class RegulationsFileTests
{
    [Fact]
    public void The_club_regulations_can_be_read()
    {
        var club = RegulationsFile.Load("club");

        Assert.Equal(["minimum-stop", "maximum-stint", "solo-exit", "mandatory-stops"], club.Rules.Select(r => r.Name));
        Assert.Matches("^club@[0-9a-f]{12}$", club.Id);
    }

    [Fact]
    public void A_rules_name_has_no_slash_for_verdicts_of_two_rules_would_be_called_alike() =>
        Assert.Equal(
            "x.yaml:3: rule a/b: rule: expected a name without '/', not 'a/b'",
            Error("regulations: x\nrules:\n  - { rule: a/b, kind: count, min: 1 }\n"));

    [Theory]
    [InlineData("value: 85", "rule r: value: expected a duration such as 1m25s or 1h2m3.5s, not '85'")]
    [InlineData("value: 5s1m", "rule r: value: expected a duration such as 1m25s or 1h2m3.5s, not '5s1m'")]
    [InlineData("article: x", "rule r: value is missing; expected a duration such as 1m25s")]
    [InlineData("value: { published: minimum }", "rule r: value: the published value 'minimum' is not set")]
    [InlineData("value: 85s\n    penalty: { kind: time, value: { published: lost } }",
        "rule r: penalty: value: the published value 'lost' is not set")]
    [InlineData("value: 85s\n    valeu: 1s", "rule r: unknown key 'valeu'; expected afterRedFlag, article,")]
    [InlineData("value: 85s\n    penality: { kind: warning }",
        "rule r: unknown key 'penality'; expected afterRedFlag, article, ifRaceEndsEarly, kind, less, note, of, "
            + "once, penalty,")]
    [InlineData("value: 85s\n    tolerance: { times: 4 }", "rule r: tolerance: by is missing; expected a duration")]
    [InlineData("value: 85s\n    when: { flag: purple }",
        "rule r: when: flag: expected one of green, yellow, full-course-yellow,")]
    [InlineData(
        "value: 85s\n    when: { driver: other }", "rule r: when: driver: expected one of same, changed, not 'other'")]
    [InlineData("value: 85s\n    penalty: { kind: fine }",
        "rule r: penalty: kind: expected one of warning, reprimand, drive-through, stop-go, hold, time, next-stop,")]
    [InlineData("value: [85s]", "rule r: value: expected text")]
    [InlineData("value: 85s\n    value: 86s", "'value' stands here twice")]
    [InlineData("value: &a 85s", "anchors and aliases")]
    public void What_is_wrong_in_a_rule_is_told_with_its_line_and_what_was_expected(string field, string what)
    {
        var text = $"regulations: x\nrules:\n  - rule: r\n    kind: min-duration\n    of: pit-lane-time\n    {field}\n";

        var message = Error(text);

        Assert.Matches(@"^x\.yaml:[3-7]: ", message);
        Assert.Contains(what, message);
    }

    [Fact]
    public void The_line_is_that_of_the_key() => Assert.StartsWith(
        "x.yaml:6: rule r: value: expected",
        Error("regulations: x\nrules:\n  - rule: r\n    kind: min-duration\n    of: pit-lane-time\n    value: ten\n"));

    [Fact]
    public void An_unknown_kind_is_told_with_those_there_are() => Assert.Matches(
        "kind: expected one of .*min-duration.*eligibility.*, not 'nonsense'",
        Error("regulations: x\nrules:\n  - { rule: r, kind: nonsense }\n"));

    [Theory]
    [InlineData("")]
    [InlineData("regulations: x\n")]
    [InlineData("regulations: x\nrules: []\n")]
    [InlineData("- a\n")]
    [InlineData("regulations: x\nrules:\n  - { rule: r, kind: count, of: stop, min: 3, max: 2 }\n")]
    [InlineData("regulations: x\nrules:\n  - { rule: r, kind: count, of: stop, min: -1 }\n")]
    [InlineData("regulations: x\ncolour: red\nrules:\n  - { rule: r, kind: count, of: stop, min: 1 }\n")]
    [InlineData(
        "regulations: x\nrules:\n  - { rule: r, kind: count, of: stop, min: 1 }\n  - { rule: r, kind: count, of: "
            + "stop, min: 1 }\n")]
    public void Regulations_that_make_no_sense_are_refused(string text) =>
        Assert.Matches(@"^x\.yaml:\d+: ", Error(text));

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nested too deeply", Error("regulations: " + new string('[', 100_000)));

    [Fact]
    public void A_published_value_is_set_in_the_file()
    {
        var text = "regulations: x\npublished: { minimum: 85s }\nrules:\n"
            + "  - { rule: r, kind: min-duration, of: pit-lane-time, value: { published: minimum } }\n";

        Assert.Single(RegulationsFile.Parse(Encoding.UTF8.GetBytes(text), "x.yaml").Rules);
    }

    [Theory]
    [InlineData("1h2m3.5s", 3_723_500_000)]
    [InlineData("85s", 85_000_000)]
    [InlineData("45m", 2_700_000_000)]
    [InlineData("0.000001s", 1)]
    public void Durations_are_written_in_hours_minutes_and_seconds(string text, long micros)
    {
        Assert.True(WrittenDuration.TryParse(text, out var read));
        Assert.Equal(micros, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("1.5m")]
    [InlineData("1s1s")]
    [InlineData("0.0000001s")]
    [InlineData("99999999999999999999h")]
    public void Other_durations_are_refused(string text) => Assert.False(WrittenDuration.TryParse(text, out _));

    private static string Error(string text) =>
        Assert.Throws<BadInput>(() => RegulationsFile.Parse(Encoding.UTF8.GetBytes(text), "x.yaml")).Message;
}
