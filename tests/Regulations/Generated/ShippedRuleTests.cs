using System.Globalization;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Regulations.Generated;

/// <summary>
/// For each rule of each shipped file a car that meets it and one that does not, made from the file itself, so that no
/// rule is one that never decides. Where the rule has a limit, that is asked of the rule: the car meets it exactly, and
/// misses it by what is needed.
/// </summary>
public sealed class ShippedRuleTests
{
    public static TheoryData<string> Rules => [.. from name in Shipped.Names
        from rule in RegulationsFile.Read(Shipped.Find(name)!, name).Rules
        select $"{name}/{rule.Name}"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_car_can_meet_it_and_another_can_miss_it(string of)
    {
        var (file, name) = (of.Split('/')[0], of.Split('/')[1]);
        var regulations = Filled(file);
        var rule = regulations.Rules.Single(r => r.Name == name);
        var only = new RaceRegulations(file, file, "0", [rule]);
        var written = new WrittenRule(rule);
        if (RaceOf.ThatIs(written, met: true) is { } met)
        {
            Assert.Equal(Outcome.Compliant, Judged(only, met).Outcome);
            Assert.Equal(Outcome.Infringement, Judged(only, RaceOf.ThatIs(written, met: false)!).Outcome);
            return;
        }

        foreach (var isMaximum in Sides(written))
        {
            var (limit, unit) = Limit(only, written, isMaximum);
            var missed = isMaximum ? limit + unit : limit - unit;
            Assert.Equal(Outcome.Compliant, Judged(only, RaceOf.Measuring(written, limit)).Outcome);
            Assert.Equal(Outcome.Infringement, Judged(only, RaceOf.Measuring(written, missed)).Outcome);
        }
    }

    /// <summary>A minimum, a maximum, or both.</summary>
    private static IEnumerable<bool> Sides(WrittenRule rule) => rule.Kind switch
    {
        "min-duration" or "forbidden-band" => [false],
        "max-duration" => [true],
        _ => ((string Field, bool IsMaximum)[])[("min", false), ("max", true), ("share", true)]
            is var sides ? sides.Where(side => rule.Has(side.Field)).Select(side => side.IsMaximum) : [],
    };

    /// <summary>
    /// The amount at which the rule is just met, and by how much it is then missed: a car is sent out that certainly
    /// misses it, and its verdict tells by how much.
    /// </summary>
    private static (double Limit, double Unit) Limit(RaceRegulations only, WrittenRule written, bool isMaximum)
    {
        var at = Probe(written, isMaximum);
        var told = Judged(only, RaceOf.Measuring(written, at));
        if (written.Kind == "count")
        {
            return ((double)told.Required!.Value, 1);
        }

        var (measured, required) = told.Measured is { } share && told.Required is { } asked
            ? (at, at + ((double)(asked - share) * written.Length))
            : (told.MeasuredMicros!.Value / 1e6, told.RequiredMicros!.Value / 1e6);
        // What is taken off the measure, or measured beside it, stays the same.
        return (at + (required - measured), written.Has("tolerance") ? 2 : 1);
    }

    /// <summary>An amount that certainly misses a limit.</summary>
    private static double Probe(WrittenRule rule, bool isMaximum) => (rule.Kind, rule.Text("of"), isMaximum) switch
    {
        ("count", _, true) => 40,
        ("count", "laps-in-stint", false) => 1,
        ("count", _, false) => 0,
        (_, _, true) when rule.Text("over") is { } over && over.StartsWith("rolling ", StringComparison.Ordinal) =>
            WrittenRule.Seconds(over[8..]) - 600,
        (_, _, true) => rule.Asks("raceLength") ? rule.Length - 1800 : 20 * 3600,
        (_, "lap", _) => 70,
        (_, "rest", _) => 400,
        _ => 30,
    };

    private static Verdict Judged(RaceRegulations only, GeneratedRace race)
    {
        var judge = new RaceJudge(only);
        judge.AppendAll(race.Events());
        var verdicts = judge.Verdicts();
        // Of several drivers, drives or stops the one that the race is made for: the first driver, the first stop.
        var verdict = verdicts.Where(v => v.Driver is null or "a" || v.Stop is not null)
            .OrderBy(v => v.Id.Length).ThenBy(v => v.Id, StringComparer.Ordinal).FirstOrDefault();
        Assert.True(verdict is not null, "no verdict");
        Assert.True(verdict.Outcome != Outcome.Undecided, verdict.Reason);
        return verdict;
    }

    /// <summary>The file with something published for all that the event has yet to publish.</summary>
    private static RaceRegulations Filled(string file)
    {
        var text = Shipped.Find(file)!;
        var values = RegulationsFile.Read(text, file).Unset.Select(unset => unset.Name).Distinct()
            .Select((name, i) => (name, Value: Value(name, i))).ToDictionary(v => v.name, v => v.Value);
        return RegulationsFile.Parse(values.Count == 0 ? text : PublishedText.With(text, file, values), file);
    }

    private static string Value(string name, int number) => name switch
    {
        "mandatory-stops" => "2",
        "pit-speed" => "60km/h",
        "pit-speed-distance" => "60m",
        "transit" => "15s",
        "emergency-refuelling" => "5s",
        _ when name.StartsWith("maximum-drive", StringComparison.Ordinal) => "2h",
        _ when name.StartsWith("minimum-drive", StringComparison.Ordinal) => "30m",
        "maximum-stint" => "50m",
        "rest" => "1h",
        _ => (60 + (5 * number)).ToString(CultureInfo.InvariantCulture) + "s",
    };
}
