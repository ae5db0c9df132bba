using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>Conditions that can never hold, so that a rule, a penalty or an addition never applies.</summary>
internal static class CheckConditions
{
    private static readonly (string Wanted, string Unwanted)[] s_lists =
        [("class", "notClass"), ("rating", ""), ("flag", "notFlag"), ("declared", "notDeclared")];

    private static readonly string[] s_words = ["driver", "refuelled"];

    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var crews = regulations.Rules.Where(rule => rule.Head.Written.Find("kind")!.Text == "eligibility").ToList();
        return regulations.Rules.SelectMany(rule => OfRule(rule, crews)).Concat(crews.SelectMany(Solo));
    }

    private static IEnumerable<Finding> OfRule(Rule rule, List<Rule> crews)
    {
        var written = rule.Head.Written;
        var whole = written.Find("when");
        if (whole is not null)
        {
            // A count says beside its when which stops it counts.
            var also = written.Find("kind")!.Text == "count" && written.Find("driver") is { } driver
                ? new Field(driver.Line) { Map = [new("driver", driver)] } : null;
            foreach (var finding in Never(rule, whole, also).Concat(Crew(rule, whole, crews)))
            {
                yield return finding;
            }
        }

        foreach (var when in Below(written).Where(field => !ReferenceEquals(field, whole)))
        {
            foreach (var finding in Never(rule, when, whole))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Why a <c>when</c> never holds together with what holds anyway.</summary>
    private static IEnumerable<Finding> Never(Rule rule, Field when, Field? also)
    {
        foreach (var (wanted, unwanted) in s_lists)
        {
            var lists = new[] { Texts(when, wanted), Texts(also, wanted) }.OfType<List<string>>().ToList();
            var without = (Texts(when, unwanted) ?? []).Concat(Texts(also, unwanted) ?? []).ToList();
            // A stop may be declared as more than one thing.
            var left = lists.Count == 0
                ? null
                : wanted == "declared"
                ? lists[0]
                : lists.Aggregate((a, b) => [.. a.Intersect(b)]);
            if (left is not null && !left.Except(without).Any())
            {
                yield return Bad(rule, when.Find(wanted) ?? when.Find(unwanted)
                    ?? when, $"no {wanted} is left for which it could hold");
            }
        }

        foreach (var word in s_words)
        {
            if (when.Find(word) is { Text: { } asked } field && also?.Find(word)?.Text is { } other && asked != other)
            {
                yield return Bad(rule, field, $"{word} is {asked} here and {other} for the whole rule");
            }
        }

        if (when.Find("driver") is { Text: "changed" } change && when.Find("drivers")?.Find("to")?.Text is "1")
        {
            yield return Bad(rule, change, "a driver who is alone changes with nobody");
        }

        if ((when.Find("raceLength") ?? also?.Find("raceLength"))?.Find("to")?.Text is { } length
            && WrittenDuration.TryParse(length, out var longest))
        {
            foreach (var window in Windows(when).Where(window => IsBeyond(window, longest)))
            {
                yield return Bad(rule, window, "the window lies outside the longest race it is for");
            }
        }
    }

    private static bool IsBeyond(Field window, long race)
    {
        var (unit, edge) = window.Find("in")?.Text switch
        {
            null or "race-time" => ("from", window.Find("from")),
            "remaining" => ("to", window.Find("to")),
            _ => ("", null),
        };
        return unit.Length > 0 && edge?.Text is { } text && WrittenDuration.TryParse(text, out var time)
            && time >= race;
    }

    /// <summary>The crew that a condition asks for against what the same file lets enter.</summary>
    private static IEnumerable<Finding> Crew(Rule rule, Field when, List<Rule> crews)
    {
        var (from, to) = (Number(when.Find("drivers"), "from"), Number(when.Find("drivers"), "to"));
        foreach (var crew in crews.Where(crew => crew.Head.Written.Find("when") is null))
        {
            var allowed = crew.Head.Written.Find("drivers");
            if (to < Number(allowed, "min") || from > Number(allowed, "max"))
            {
                yield return Bad(rule, when.Find("drivers")!,
                    $"rule {crew.Name} (line {Check.LineOf(crew)}) lets no such crew enter");
            }
        }
    }

    private static IEnumerable<Finding> Solo(Rule crew)
    {
        if (crew.Head.Written.Find("soloUpTo") is not null && Number(crew.Head.Written.Find("drivers"), "min") > 1)
        {
            yield return Check.About(crew, "soloUpTo", Severity.Warning, "never applies: nobody may enter alone",
                "take it out, or lower drivers: min");
        }
    }

    private static Finding Bad(Rule rule, Field field, string why) =>
        new(field.Line, rule.Name, Severity.Error, $"the condition can never hold: {why}",
            "correct it, or take out what it is for");

    private static IEnumerable<Field> Below(Field field) =>
        (field.Map ?? []).SelectMany(f => f.Key == "when" && f.Value.Map is not null ? [f.Value] : Below(f.Value))
            .Concat((field.List ?? []).SelectMany(Below));

    private static IEnumerable<Field> Windows(Field when) =>
        when.Find("window") is not { } window ? [] : window.List ?? [window];

    private static List<string>? Texts(Field? when, string name) =>
        when?.Find(name) is { } field ? [.. (field.List ?? [field]).Select(item => item.Text ?? "")] : null;

    private static long? Number(Field? field, string name) =>
        long.TryParse(field?.Find(name)?.Text, out var number) ? number : null;
}
