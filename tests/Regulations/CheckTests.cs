using System.Text;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Checks;

namespace PitMarshal.Tests.Regulations;

public sealed class CheckTests
{
    private const string Head = "regulations: x\nsource: the text of 2026\nstatus: verified\n";

    [Theory]
    [InlineData("regulations: x\nstatus: verified", 1, "warning", "no source")]
    [InlineData("regulations: x\nstatus: verified\nsource: the club", 3, "warning", "the source has no date")]
    [InlineData("regulations: x\nsource: of 2026\nstatus: unverified", 3, "warning", "nobody has compared it")]
    [InlineData("regulations: x\nsource: of 2026\nstatus: verified\npublished:\n  spare: 1m", 5, "warning",
        "no rule uses the published value 'spare'")]
    public void What_a_file_lacks_is_found(string head, int line, string severity, string what) =>
        Found(head + "\nrules:\n  - { rule: r, article: '1', kind: count, min: 1 }\n", line, severity, what);

    [Theory]
    [InlineData("{ rule: r, kind: count, min: 1 }", "warning", "no article")]
    [InlineData("{ rule: r, kind: min-duration, of: pit-lane-time, value: { published: lost } }", "error",
        "the published value 'lost' is not set and not listed")]
    [InlineData("{ rule: r, kind: count, min: 1 }", "hint", "silent about a red flag")]
    [InlineData("{ rule: r, kind: count, min: 1, when: { class: [A] } }", "warning", "counts a drive-through")]
    [InlineData("{ rule: r, kind: count, min: 1 }", "hint", "silent about a race that ends early")]
    [InlineData("{ rule: r, kind: max-duration, of: stint, value: 1h, ifRaceEndsEarly: keep }", "warning",
        "an early end changes nothing")]
    [InlineData(
        "{ rule: r, kind: count, min: 1, when: { class: [A], notClass: [A, B] } }", "error", "no class is left")]
    [InlineData("{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, when: { flag: green, notFlag: green } }",
        "error", "no flag is left")]
    [InlineData("{ rule: r, kind: count, min: 1, driver: changed, when: { driver: same } }", "error",
        "driver is same here and changed")]
    [InlineData("{ rule: r, kind: count, min: 1, when: { drivers: { to: 1 }, driver: changed } }", "error",
        "changes with nobody")]
    [InlineData("{ rule: r, kind: count, min: 1, when: { raceLength: { to: 6h }, window: { from: 7h } } }", "error",
        "outside the longest race")]
    [InlineData(
        "{ rule: r, kind: count, min: 1, when: { raceLength: { to: 6h }, window: { in: remaining, to: 6h } } }",
            "error", "outside the longest race")]
    [InlineData(
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, when: { class: A }, plus: [{ value: 5s, when: { "
            + "class: B } }] }", "error", "no class is left")]
    [InlineData(
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, penalty: [{ kind: warning }, { kind: "
            + "drive-through }] }", "warning", "this penalty is never proposed")]
    [InlineData(
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, penalty: { brackets: [{ kind: warning }, { "
            + "upTo: 5s, kind: stop-go }] } }", "warning", "this bracket is never")]
    [InlineData(
        "{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, penalty: { brackets: [{ upTo: 5s, kind: stop-go "
            + "}] } }", "hint", "beyond the last bracket")]
    [InlineData("{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, penalty: { kind: time, add: excess } }",
        "warning", "a min-duration has no excess")]
    [InlineData("{ rule: r, kind: min-duration, of: pit-lane-time, value: 1m, penalty: { kind: points, value: 3 } }",
        "warning", "nothing says what they bring")]
    public void What_is_wrong_with_a_rule_is_found(string rule, string severity, string what) =>
        Found($"{Head}rules:\n  - {rule}\n", what.Contains("ledger", StringComparison.Ordinal)
            || what.Contains("nothing says", StringComparison.Ordinal) ? 1 : 5, severity, what);

    [Theory]
    [InlineData("min-duration, of: pit-lane-time, value: 90s", "max-duration, of: pit-lane-time, value: 85s", 6,
        "error", "nobody can meet it and rule a (line 5)")]
    [InlineData("min-duration, of: stint, value: 30m, when: { class: A }", "max-duration, of: stint, value: 20m", 6,
        "error", "the least is above the most")]
    [InlineData("count, min: 4", "count, max: 3", 6, "error", "the least is above the most")]
    [InlineData("min-duration, of: pit-lane-time, value: 90s",
        "min-duration, of: pit-lane-time, value: 85s, when: { class: A }", 6, "warning",
            "never decides: rule a (line 5)")]
    [InlineData("count, min: 2", "count, min: 3", 5, "warning", "never decides: rule b (line 6)")]
    [InlineData("forbidden-band, of: refuel-time, above: 10s, below: 40s", "min-duration, of: refuel-time, value: 30s",
        6, "warning", "lies in the band that rule a (line 5) forbids")]
    [InlineData("min-duration, of: refuel-time, value: 40s", "forbidden-band, of: refuel-time, above: 10s, below: 40s",
        6, "warning", "already shuts out the whole band")]
    [InlineData("max-duration, of: stint, value: 2h", "max-duration, of: continuous-drive, value: 1h", 5, "warning",
        "lets nobody drive so long on end")]
    [InlineData("max-duration, of: continuous-drive, value: 2h", "min-duration, of: rest, value: 1h, after: 3h", 6,
        "warning", "due only after more than")]
    [InlineData("sum, min: 5h", "sum, max: 4h, when: { class: A }", 6, "error", "the least is above the most")]
    [InlineData("sum, min: 5h, max: 4h", "count, min: 1", 5, "error", "max is below min")]
    [InlineData("eligibility, drivers: { min: 2, max: 4 }", "sum, min: 1h, when: { drivers: { to: 1 } }", 6, "error",
        "lets no such crew enter")]
    [InlineData(
        "eligibility, drivers: { min: 2 }, soloUpTo: 3h", "count, min: 1", 5, "warning", "nobody may enter alone")]
    public void Rules_that_do_not_go_together_are_found(
        string one, string other, int line, string severity, string what) =>
        Found($"{Head}rules:\n  - {{ rule: a, article: '1', kind: {one} }}\n  - {{ rule: b, article: '2', kind: "
            + $"{other} }}\n", line, severity, what);

    [Theory]
    [InlineData("min-duration, of: pit-lane-time, value: 90s, when: { class: A }",
        "min-duration, of: pit-lane-time, value: 85s, when: { class: B }")]
    [InlineData("min-duration, of: pit-lane-time, value: 90s, penalty: { kind: stop-go }",
        "min-duration, of: pit-lane-time, value: 60s, penalty: { kind: disqualification }")]
    [InlineData("min-duration, of: pit-lane-time, value: 90s", "max-duration, of: stationary-time, value: 60s")]
    [InlineData("count, min: 4", "count, max: 3, when: { window: { to: 1h } }")]
    [InlineData("count, min: 4, driver: changed", "count, max: 5")]
    [InlineData("sum, max: 4h, over: rolling 6h", "sum, min: 5h")]
    [InlineData("forbidden-band, of: refuel-time, above: 10s, below: 40s", "max-duration, of: refuel-time, value: 90s")]
    public void Rules_that_go_together_are_not_found_fault_with(string one, string other) => Assert.DoesNotContain(
        Findings(
            $"{Head}rules:\n  - {{ rule: a, article: '1', kind: {one} }}\n  - {{ rule: b, article: '2', kind: {other} "
                + $"}}\n"),
        finding => finding.Severity != Severity.Hint
            && !finding.What.StartsWith("counts a drive-through", StringComparison.Ordinal));

    [Fact]
    public void A_value_to_publish_is_found_where_it_is_listed() => Found(
        $"{Head}published:\n  minimum:\nrules:\n  - {{ rule: r, article: '1', kind: min-duration, of: pit-lane-time, "
            + $"value: minimum + 5s }}\n",
        5, "error", "the published value 'minimum' is not set");

    [Theory]
    [InlineData("1s", "tolerance: { by: { published: value } }")]
    [InlineData("1s", "penalty: { kind: time, add: shortfall, roundUp: { published: value } }")]
    [InlineData("1h", "when: { window: { from: { published: value } } }")]
    public void A_published_value_is_used_wherever_a_rule_has_it(string value, string field) => Assert.DoesNotContain(
        Findings(
            $"{Head}published: {{ value: {value} }}\nrules:\n  - {{ rule: r, article: '1', kind: min-duration, of: "
                + $"pit-lane-time, value: 1m, {field} }}\n"),
        finding => finding.Severity != Severity.Hint);

    [Fact]
    public void A_ledger_without_points_is_found() => Found(
        $"{Head}ledger: {{ 10: {{ kind: stop-go }} }}\nrules:\n  - {{ rule: r, article: '1', kind: count, min: 1 }}\n",
        4, "warning", "no rule gives points");

    private static void Found(string yaml, int line, string severity, string what)
    {
        var findings = Findings(yaml);

        Assert.Contains(findings, f =>
            (f.Line, f.Severity.ToString().ToLowerInvariant()) == (line, severity)
                && f.What.Contains(what, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.NotEqual("", f.ToDo));
    }

    private static IReadOnlyList<Finding> Findings(string yaml) =>
        Check.Of(RegulationsFile.Read(Encoding.UTF8.GetBytes(yaml), "x.yaml"));
}
