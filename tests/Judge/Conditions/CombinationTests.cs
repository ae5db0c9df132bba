using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Conditions;

/// <summary>
/// No rule may be one that never decides: of a race of which all is known every kind of rule decides under every
/// condition and by every table, or says when it is read that the two do not go together.
/// </summary>
public sealed class CombinationTests
{
    private static readonly string[] s_kinds =
    [
        "kind: min-duration, of: pit-lane-time, value: VALUE",
        "kind: max-duration, of: stint, value: VALUE",
        "kind: max-duration, of: continuous-drive, value: VALUE",
        "kind: min-duration, of: rest, value: VALUE",
        "kind: forbidden-band, of: pit-lane-time, above: 1s, below: VALUE",
        "kind: count, min: NUMBER",
        "kind: count, min: 1, atLeast: VALUE",
        "kind: sum, per: driver, min: VALUE",
        "kind: sum, per: driver, over: rolling 30m, max: VALUE",
        "kind: sum, per: driver, of: laps, max: NUMBER",
        "kind: sum, per: driver, of: pit-lane-time, min: VALUE",
        "kind: sum, per: car, of: pit-lane-time, min: VALUE",
        "kind: sum, per: car, min: VALUE",
        "kind: sum, per: rating, min: VALUE",
        "kind: sum, per: rating, over: blocks 30m, max: VALUE",
        "kind: sum, per: rating, of: pit-lane-time, min: VALUE",
        "kind: sum, per: class, min: VALUE",
        "kind: sum, per: class, of: laps, min: NUMBER",
        "kind: spread, max: VALUE",
        "kind: driver-exit, evidence: [seat-empty]",
        "kind: driver-exit, evidence: [seat-empty], value: VALUE, once: true",
        "kind: require, state: engine-off, during: refuelling",
        "kind: forbid, state: engine-on, during: standing, value: VALUE",
        "kind: order, first: engine-stopped, then: seat-emptied",
        "kind: speed-limit, from: pit-in, to: pit-out, distance: 60m, value: 60km/h",
        "kind: closed, what: entry",
        "kind: closed, what: driver-change",
        "kind: eligibility, drivers: { min: NUMBER }",
    ];

    private static readonly string[] s_conditions =
    [
        "class: [GT3]", "notClass: [GT4]", "rating: [Bronze]", "drivers: { from: 2 }", "raceLength: { to: 3h }",
        "flag: green", "notFlag: safety-car", "flag: safety-car, sticky: start-finish", "driver: changed",
        "driver: same", "refuelled: true", "stop: first", "stop: not-last", "declared: [splash]",
        "notDeclared: [splash]", "window: { from: 5m }", "window: { in: remaining, to: 5m }",
        "window: { in: laps, from: 1 }", "window: { in: share, to: 90% }", "classified: true",
    ];

    private static readonly string[] s_tables =
    [
        "class, rows: { GT-3: VALUE }", "car, rows: { '27': VALUE }", "rating, rows: { bronze: VALUE, gold: VALUE }",
        "drivers, rows: { 2: VALUE }", "laps-in-stint, rows: { 1: VALUE }", "remaining, rows: { 0s: VALUE }",
    ];

    public static TheoryData<string> Conditioned => [.. from kind in s_kinds from condition in s_conditions
        select $"{Plain(kind)}, when: {{ {condition} }}"];

    public static TheoryData<string> Tabled => [.. from kind in s_kinds from table in s_tables
        from word in (string[])["VALUE", "NUMBER"]
        where kind.Contains(word, StringComparison.Ordinal)
        select Plain(kind.Replace(word, $"{{ table: {table.Replace("VALUE", word)} }}"))];

    [Theory]
    [MemberData(nameof(Conditioned))]
    public void A_rule_decides_under_a_condition_or_is_refused(string rule) => DecidesOrIsRefused(rule);

    [Theory]
    [MemberData(nameof(Tabled))]
    public void A_rule_decides_by_a_table_or_is_refused(string rule) => DecidesOrIsRefused(rule);

    [Fact]
    public void A_sum_of_a_rating_asks_the_rating_of_the_drivers_together()
    {
        const string Rule = "{ rule: r, kind: sum, per: rating, min: 61m, when: { rating: [Bronze] } }";

        var verdict = Assert.Single(Known().Verdicts(Rule));

        Assert.Equal(("r/27/rating-Bronze", Outcome.Infringement), (verdict.Id, verdict.Outcome));
    }

    private static void DecidesOrIsRefused(string rule)
    {
        IReadOnlyList<Verdict> verdicts;
        try
        {
            verdicts = Known().Verdicts($"{{ rule: r, {rule} }}");
        }
        catch (BadInput refused)
        {
            Assert.Matches("can only be asked|would never decide", refused.Message);
            return;
        }

        Assert.All(verdicts, verdict =>
            Assert.True(verdict.Outcome != Outcome.Undecided, $"{verdict.Id}: {verdict.Reason}"));
    }

    private static string Plain(string kind) => kind.Replace("VALUE", "10m").Replace("NUMBER", "2");

    /// <summary>Two hours of which all is known: the bronze driver an hour, the gold one the rest.</summary>
    private static Story Known()
    {
        var story = new Story()
            .Add(-60, new RaceScheduled("r", null, 7_200_000))
            .Add(-50, new EntryListed("27", "GT 3",
                Drivers: [new("b1", Rating: "Bronze"), new("g1", Rating: "gold")]))
            .Add(-40, new DriverIdentified("27", "b1")).Add(0, new RaceStarted());
        var car = new LappingCar(story);
        string[] drivers = ["g1", "g1", "b1", "g1", "g1"];
        for (var i = 0; i < 5; i++)
        {
            car.Visit(1200 * (i + 1), 90, Box(drivers[i]));
        }

        car.Finish(7230);
        return story.Add(2500, new FlagShown(Flag.SafetyCar)).Add(2650, new FlagShown(Flag.Green))
            .Add(7200, new FlagShown(Flag.Chequered)).In(7320).Add(7400, new RaceEnded());
    }

    private static Action<Story, double> Box(string driver) => (story, at) => story
        .Stands(at + 10, at + 80).Engine(at + 12, at + 78).GetsOut(at + 15, at + 60)
        .Add(at + 50, new DriverIdentified("27", driver)).Refuels(at + 20, at + 40);
}
