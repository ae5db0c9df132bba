using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>Penalties that can never be proposed, or are missing where they would be needed.</summary>
internal static class CheckPenalties
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var points = false;
        foreach (var rule in regulations.Rules)
        {
            foreach (var finding in OfRule(rule))
            {
                yield return finding;
            }

            points |= rule.Head.Written.Find("penalty") is { } penalty
                && Every(penalty).Any(field => field.Find("kind")?.Text == "points");
        }

        if (regulations.Written.Find("ledger") is { } ledger && !points)
        {
            yield return new(ledger.Line, null, Severity.Warning, "no rule gives points, so the ledger never counts",
                "take it out, or give points");
        }
        else if (regulations.Ledger is null && points)
        {
            yield return new(
                1, null, Severity.Warning, "rules give points, but nothing says what they bring", "write a ledger");
        }
    }

    private static IEnumerable<Finding> OfRule(Rule rule)
    {
        if (rule.Head.Written.Find("penalty") is not { } penalty)
        {
            yield break;
        }

        var kind = rule.Head.Written.Find("kind")!.Text;
        foreach (var field in Every(penalty))
        {
            foreach (var finding in Unreached(rule, field.List, "this penalty"))
            {
                yield return finding;
            }

            if (field.Find("brackets")?.List is { Count: > 0 } brackets)
            {
                foreach (var finding in Unreached(rule, brackets, "this bracket"))
                {
                    yield return finding;
                }

                if (brackets[^1].Find("upTo") is not null || brackets[^1].Find("below") is not null)
                {
                    yield return new(
                        brackets[^1].Line, rule.Name, Severity.Hint, "a miss beyond the last bracket has no penalty",
                            "end with one without upTo or below");
                }
            }

            if (field.Find("add") is { Text: var margin } add && (kind, margin) is ("min-duration", "excess")
                or ("max-duration", "shortfall"))
            {
                yield return new(
                    add.Line, rule.Name, Severity.Warning, $"a {kind} has no {margin}, so nothing is added",
                    $"write {(margin == "excess" ? "shortfall" : "excess")}");
            }
        }
    }

    /// <summary>What stands behind an entry that always holds.</summary>
    private static IEnumerable<Finding> Unreached(Rule rule, IReadOnlyList<Field>? list, string what)
    {
        var always =
            list?.FirstOrDefault(entry =>
                entry.Find("upTo") is null && entry.Find("below") is null && entry.Find("when") is null);
        return list is null || always is null
            ? []
            : list.SkipWhile(entry => entry != always).Skip(1).Select(entry => new Finding(
            entry.Line, rule.Name, Severity.Warning,
                $"{what} is never proposed: the one of line {always.Line} holds for all that is left",
            "put it before that one, or take it out"));
    }

    private static IEnumerable<Field> Every(Field field) =>
    [
        field,
        .. field.List?.SelectMany(Every) ?? [],
        .. field.Map?.Where(f => f.Key is "brackets" or "escalate")
            .SelectMany(f => f.Value.List?.SelectMany(Every) ?? []) ?? [],
    ];
}
