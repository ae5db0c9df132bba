using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Judge.Amounts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Penalties;

public sealed class PenaltyRecordTests
{
    private static readonly Sanction s_warning = new(PenaltyKind.Warning, null);
    private static readonly Sanction s_driveThrough = new(PenaltyKind.DriveThrough, null);

    [Fact]
    public void The_second_infringement_of_a_rule_is_proposed_the_second_penalty_and_the_last_repeats()
    {
        var escalating = new Proposal([s_warning, s_driveThrough]);
        Infringement Of(string rule) => new(rule, null, escalating);

        Assert.Equal(
            ["warning", "warning", "drive-through", "drive-through"],
            PenaltyRecord.Texts([Of("a"), Of("b"), Of("a"), Of("a")], null));
    }

    [Fact]
    public void In_a_rule_on_drivers_each_driver_has_a_record_of_his_own()
    {
        var escalating = new Proposal([s_warning, s_driveThrough]);

        Assert.Equal(
            ["warning", "warning", "drive-through"],
            PenaltyRecord.Texts(
                [new("a", "d1", escalating), new("a", "d2", escalating), new("a", "d1", escalating)], null));
    }

    [Fact]
    public void An_infringement_without_a_penalty_counts_and_proposes_nothing()
    {
        var escalating = new Proposal([s_warning, s_driveThrough]);

        Assert.Equal(
            [null, "drive-through"], PenaltyRecord.Texts([new("a", null, null), new("a", null, escalating)], null));
    }

    [Fact]
    public void Who_reaches_a_number_of_points_is_proposed_its_penalty_once()
    {
        var ledger = Ledger("{ 15: { kind: hold, value: 2m }, 10: { kind: stop-go } }");
        Infringement Points(string rule, int points) => new(rule, null, new([new(PenaltyKind.Points, points)]));

        Assert.Equal(
            ["points 5", "points 3", "points 3 (11 in all: stop-go)", "points 1", "warning",
                "points 5 (17 in all: hold 120 s)"],
            PenaltyRecord.Texts(
                [Points("a", 5), Points("b", 3), Points("b", 3), Points("c", 1), new("d", null, new([s_warning])),
                    Points("a", 5)], ledger));
    }

    [Fact]
    public void Of_several_numbers_reached_at_once_the_highest_counts() => Assert.Equal(
        ["points 20 (20 in all: hold 120 s)"],
        PenaltyRecord.Texts(
            [new("a", null, new([new(PenaltyKind.Points, 20)]))],
                Ledger("{ 10: { kind: stop-go }, 15: { kind: hold, value: 2m } }")));

    [Theory]
    [InlineData("{ ten: { kind: stop-go } }", "ledger: ten: expected a number of points and its penalty")]
    [InlineData("{ 10: { kind: points } }", "ledger: 10: kind: points bring another penalty, not points")]
    [InlineData("{ 10: { kind: hold } }", "ledger: 10: value is missing; expected a duration")]
    [InlineData("{ 10: { kind: stop-go, colour: red } }", "ledger: 10: unknown key 'colour'")]
    [InlineData("{ 10: { kind: stop-go }, \"010\": { kind: hold, value: 2m } }", "each once")]
    public void A_ledger_that_makes_no_sense_is_refused_with_its_line(string ledger, string what)
    {
        var message = Assert.Throws<BadInput>(() => Ledger(ledger)).Message;

        Assert.StartsWith("x.yaml:2: regulations: ledger", message);
        Assert.Contains(what, message);
    }

    [Fact]
    public void A_ledger_explains_itself() => Assert.Equal(
        "10 points: stop-go; 15 points: hold 120 s",
        Ledger("{ 15: { kind: hold, value: 2m }, 10: { kind: stop-go } }")!.Explain());

    private static Ledger? Ledger(string ledger) => RegulationsFile.Parse(
        Encoding.UTF8.GetBytes($"regulations: x\nledger: {ledger}\nrules:\n  - {Story.MinimumStop}\n"),
            "x.yaml").Ledger;
}
