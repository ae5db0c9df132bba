using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Exceptions;

namespace PitMarshal.Regulations.Checks;

/// <summary>
/// What the rules say of a race that is suspended or ends early; the silent ones together in one finding.
/// </summary>
internal static class CheckFallbacks
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var (rules, early) = (regulations.Rules, IfRaceEndsEarly.Kinds.Silent);
        return Silent(
            rules.Where(rule => rule.Head.AfterRedFlag.IsSilent),
            "silent about a red flag: what it touches is undecided",
            "say afterRedFlag: keep, reset, waive, exclude or prorate")
        .Concat(Silent(
            rules.Where(rule => rule.IsOfWholeRace && rule.Head.IfRaceEndsEarly.Kind == early),
            "silent about a race that ends early: an infringement is then undecided",
            "say ifRaceEndsEarly: keep, waive, waive below 75%, or prorate"))
        .Concat(rules.Where(rule => !rule.IsOfWholeRace && rule.Head.IfRaceEndsEarly.Kind != early)
            .Select(rule => Check.About(
            rule, "ifRaceEndsEarly", Severity.Warning,
                "an early end changes nothing for a rule about single stops or stints", "take it out")));
    }

    private static IEnumerable<Finding> Silent(IEnumerable<Rule> rules, string what, string toDo) =>
        rules.FirstOrDefault() is { } first
        ? [new(Check.LineOf(first), string.Join(", ", rules.Select(rule => rule.Name)), Severity.Hint, what, toDo)]
        : [];
}
