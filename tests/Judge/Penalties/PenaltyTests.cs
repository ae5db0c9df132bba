using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Penalties;

public sealed class PenaltyTests
{
    [Theory]
    [InlineData("{ kind: warning }", 7.0, "warning")]
    [InlineData("{ kind: reprimand }", 7.0, "reprimand")]
    [InlineData("{ kind: drive-through }", 7.0, "drive-through")]
    [InlineData("{ kind: stop-go }", 7.0, "stop-go")]
    [InlineData("{ kind: hold, value: 2m }", 7.0, "hold 120 s")]
    [InlineData("{ kind: last-in-class }", 7.0, "last-in-class")]
    [InlineData("{ kind: no-points }", 7.0, "no-points")]
    [InlineData("{ kind: disqualification }", 7.0, "disqualification")]
    [InlineData("{ kind: laps }", 7.0, "laps 1")]
    [InlineData("{ kind: points, value: 3 }", 7.0, "points 3")]
    // 30 s and the missing seconds.
    [InlineData("{ kind: time, value: 30s, add: shortfall }", 7.0, "time 37 s")]
    // The missing time, rounded up to the next second.
    [InlineData("{ kind: stop-go, add: shortfall, roundUp: 1s }", 0.2, "stop-go 1 s")]
    [InlineData("{ kind: stop-go, add: shortfall, roundUp: 1s }", 1.0, "stop-go 1 s")]
    [InlineData("{ kind: stop-go, add: shortfall, roundUp: 1s }", 1.000001, "stop-go 2 s")]
    [InlineData("{ kind: time, add: shortfall, factor: 1.5 }", 7.0, "time 10.5 s")]
    [InlineData("{ kind: time, value: 30s, perStarted: 1m }", 60.001, "time 60 s")]
    // 10 s, and what was gained when that is more than a second.
    [InlineData("{ brackets: [{ upTo: 1s, kind: time, value: 10s }, { kind: time, value: 10s, add: shortfall }] }",
        13.0, "time 23 s")]
    [InlineData("{ brackets: [{ upTo: 1s, kind: time, value: 10s }, { kind: time, value: 10s, add: shortfall }] }",
        0.9, "time 10 s")]
    // Three laps for each three minutes of rest that miss, or part of them: 57:10 and 56:59 of an hour.
    [InlineData("{ kind: laps, value: 3, perStarted: 3m }", 170.0, "laps 3")]
    [InlineData("{ kind: laps, value: 3, perStarted: 3m }", 181.0, "laps 6")]
    // Driven too long: up to five minutes a lap, more five.
    [InlineData("{ brackets: [{ upTo: 5m, kind: laps, value: 1 }, { kind: laps, value: 5 }] }", 300.0, "laps 1")]
    [InlineData("{ brackets: [{ upTo: 5m, kind: laps, value: 1 }, { kind: laps, value: 5 }] }", 301.0, "laps 5")]
    // A stint of 54:59 and of 55:00 where 50 min are allowed.
    [InlineData(
        "{ brackets: [{ below: 5m, kind: drive-through }, { kind: hold, add: excess }] }", 299.0, "drive-through")]
    [InlineData("{ brackets: [{ below: 5m, kind: drive-through }, { kind: hold, add: excess }] }", 300.0, "hold 300 s")]
    [InlineData("[{ when: { class: GT4 }, kind: warning }, { kind: stop-go }]", 7.0, "stop-go")]
    [InlineData("[{ when: { class: GT3 }, kind: warning }, { kind: stop-go }]", 7.0, "warning")]
    [InlineData("[{ when: { rating: bronze }, kind: warning }, { kind: stop-go }]", 7.0, null)]
    [InlineData("{ kind: time, value: { table: class, rows: { GT3: 7s } } }", 7.0, "time 7 s")]
    [InlineData("{ kind: time, value: { table: class, rows: { GT4: 7s } } }", 7.0, "time")]
    public void A_short_stop_is_proposed_its_penalty(string penalty, double secondsShort, string? text) =>
        Assert.Equal(text, Short(penalty, secondsShort).Penalty);

    [Theory]
    [InlineData("{ brackets: [{ upTo: 5s, kind: warning }, { kind: stop-go }] }", 5.002, "warning")]
    [InlineData("{ brackets: [{ upTo: 5s, kind: warning }, { kind: stop-go }] }", 5.003, "stop-go")]
    [InlineData("{ kind: laps, perStarted: 5s }", 5.002, "laps 1")]
    [InlineData("{ kind: stop-go, add: shortfall, roundUp: 1s }", 1.002, "stop-go 1 s")]
    public void Where_the_uncertainty_reaches_over_an_edge_the_milder_penalty_is_proposed(
        string penalty, double secondsShort, string text) =>
        Assert.Equal(text, Short(penalty, secondsShort, uMs: 1.001).Penalty);

    [Fact]
    public void Five_laps_for_each_missing_stop()
    {
        const string Rule =
            "{ rule: stops, kind: count, of: stop, min: 4, penalty: { kind: laps, value: 5, perMissing: true } }";

        Assert.Equal("laps 15", new Story().Race(end: 3000).In(600).Out(700).Lap(2900).Verdicts(Rule)
            .Of("stops/27").Penalty);
    }

    [Theory]
    [InlineData("{ kind: fine }", "penalty: kind: expected one of warning, reprimand, drive-through, stop-go,")]
    [InlineData("{ kind: warning, value: 5s }", "penalty: value: a warning has no size")]
    [InlineData("{ kind: hold }", "penalty: value is missing; expected how long, with value, add or both")]
    [InlineData("{ kind: laps, value: 5s }", "penalty: value: expected a whole number, not '5s': it is a duration")]
    [InlineData("{ kind: laps, add: shortfall }", "penalty: add: only a time can grow by the time that was missed")]
    [InlineData("{ kind: laps, perMissing: true }", "penalty: perMissing: the rule measures a time, it counts nothing")]
    [InlineData("{ kind: stop-go, perStarted: 3m }", "penalty: perStarted: needs a value for each")]
    [InlineData("{ kind: laps, perStarted: 0s }", "penalty: perStarted: expected more than nothing")]
    [InlineData("{ kind: time, value: 5s, roundUp: 1s }", "penalty: roundUp: is of what is added")]
    [InlineData("{ kind: time, add: misery }", "penalty: add: expected one of shortfall, excess, not 'misery'")]
    [InlineData("{ brackets: [{ upTo: 5s, kind: warning }, { upTo: 3s, kind: stop-go }] }",
        "penalty: brackets: upTo: brackets must rise")]
    [InlineData("{ brackets: [{ upTo: 5s, below: 6s, kind: warning }] }", "not both")]
    [InlineData("{ escalate: [] }", "penalty: escalate: expected")]
    [InlineData("{ escalate: [{ kind: warning, colour: red }] }", "penalty: escalate: unknown key 'colour'")]
    public void A_penalty_that_makes_no_sense_is_refused_with_its_line(string penalty, string what)
    {
        var yaml =
            $"regulations: x\nrules:\n  - rule: r\n    kind: min-duration\n    of: pit-lane-time\n    value: 85s\n    "
                + $"penalty: {penalty}\n";

        var message =
            Assert.Throws<BadInput>(() => RegulationsFile.Parse(Encoding.UTF8.GetBytes(yaml), "x.yaml")).Message;

        Assert.StartsWith("x.yaml:7: rule r: ", message);
        Assert.Contains(what, message);
    }

    [Theory]
    [InlineData(
        "{ kind: stop-go, add: shortfall, roundUp: 1s }", "stop-go of the missing time, rounded up to whole seconds")]
    [InlineData("{ kind: time, value: 30s, add: excess, factor: 2 }", "time of 30 s plus 2 times the time in excess")]
    [InlineData("{ kind: laps, value: 3, perStarted: 3m }", "laps: 3 for each started 3 min of it")]
    [InlineData("{ brackets: [{ below: 5m, kind: drive-through }, { kind: last-in-class }] }",
        "below 5 min: drive-through; else: last in class")]
    [InlineData("{ escalate: [{ kind: warning }, { kind: drive-through }] }",
        "infringement 1: warning; from infringement 2 on: drive-through")]
    [InlineData("[{ when: { class: GT4 }, kind: warning }, { kind: stop-go }]",
        "warning (applies to cars of class GT4); stop-go")]
    public void A_penalty_explains_itself(string penalty, string words)
    {
        var rule = Story.Regulations(Rule(penalty)).Rules[0];

        Assert.Equal(words, rule.Head.Penalty!.Explain());
    }

    private static Verdict Short(string penalty, double seconds, double uMs = 0)
    {
        var story = new Story().Add(-60, new EntryListed("27", "GT3")).Race().In(600, uMs: uMs)
            .Out(600 + 7200 - seconds, uMs: uMs);
        return story.Verdicts(Rule(penalty)).Of("minimum-stop/27/stop-1");
    }

    private static string Rule(string penalty) =>
        $"{{ rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 2h, penalty: {penalty} }}";
}
