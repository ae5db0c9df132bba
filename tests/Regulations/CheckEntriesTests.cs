using System.Text;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Checks;

namespace PitMarshal.Tests.Regulations;

/// <summary>Entered classes and ratings that no rule names.</summary>
public sealed class CheckEntriesTests
{
    private const string ByClass = "{ rule: r, kind: count, min: 1, when: { class: [GTD PRO, LMP2] } }";
    private const string ForAll = "{ rule: s, kind: count, max: 9 }";
    private const string ByTable =
        "{ rule: t, kind: sum, min: { table: class, rows: { GTD: 1h } }, when: { rating: [Bronze] } }";

    [Theory]
    [InlineData("GTDPRO", null, ByClass)]
    [InlineData("LMP3", "No rule of x concerns class LMP3 (car 7): it is not judged.", ByClass)]
    [InlineData("LMP3", "No rule of x names class LMP3 (car 7): only what is asked of all", ByClass, ForAll)]
    [InlineData("GTD", null, ByTable)]
    [InlineData(null, "Entered without a class: car 7.", ByClass)]
    [InlineData("anything", null, ForAll)]
    [InlineData(null, null, ForAll)]
    public void A_class_that_no_rule_names_is_told(string? entered, string? told, params string[] rules) =>
        Told(told, Of(rules, new EntryListed("7", entered, Drivers: [new("d", Rating: "Bronze")])));

    [Theory]
    [InlineData("bronze", null, ByTable)]
    [InlineData("Silver", "No rule of x names the rating Silver (driver d)", ByTable)]
    [InlineData(null, "Entered without a rating: driver d.", ByTable)]
    [InlineData("Silver", null, ForAll)]
    [InlineData(null, null, "{ rule: e, kind: eligibility, starter: [d] }")]
    [InlineData("Gold", null, "{ rule: e, kind: eligibility, rated: { min: 1, of: [Gold] } }")]
    [InlineData("Gold", "No rule of x names the rating Gold",
        "{ rule: e, kind: sum, per: driver, of: laps, min: { table: rating, rows: { Bronze: 3 } } }")]
    [InlineData("Gold", null, "{ rule: e, kind: sum, min: { table: rating, rows: { Bronze: 3h, other: 1h } } }")]
    public void A_rating_that_no_rule_names_is_told(string? entered, string? told, params string[] rules) =>
        Told(told, Of(rules, new EntryListed("7", "GTD", Drivers: [new("d", Rating: entered)])));

    [Fact]
    public void A_car_of_the_class_before_is_told_by_the_shipped_file_that_lost_it() =>
        Assert.Contains(CheckEntries.Of(RegulationsFile.Open("fia-wec"), [new EntryListed("54", "LMGTE Am")]),
            told => told.Contains("names class LMGTE Am (car 54)", StringComparison.Ordinal));

    private static void Told(string? told, IReadOnlyList<string> said)
    {
        if (told is null)
        {
            Assert.Empty(said);
        }
        else
        {
            Assert.StartsWith(told, Assert.Single(said), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string> Of(string[] rules, EntryListed entry) => CheckEntries.Of(
        RegulationsFile.Read(Encoding.UTF8.GetBytes(
            "regulations: x\nrules:\n" + string.Concat(rules.Select(rule => $"  - {rule}\n"))), "x.yaml"), [entry]);
}
