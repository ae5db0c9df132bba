using PitMarshal.Judge.Rules;

namespace PitMarshal.Regulations;

/// <summary>What a rule says of a race that is suspended or ends early.</summary>
internal static class CheckFallbacks
{
    public static IEnumerable<Finding> Of(Rule rule)
    {
        if (rule.Head.AfterRedFlag.Kind == AfterRedFlag.Kinds.Silent)
        {
            yield return Check.About(
                rule, null, Severity.Hint, "silent about a red flag: what it touches is undecided",
                "say afterRedFlag: keep, reset, waive, exclude or prorate");
        }

        var early = rule.Head.IfRaceEndsEarly.Kind;
        if (rule.IsOfWholeRace && early == IfRaceEndsEarly.Kinds.Silent)
        {
            yield return Check.About(
                rule, null, Severity.Hint, "silent about a race that ends early: an infringement is then undecided",
                "say ifRaceEndsEarly: keep, waive, waive below 75%, or prorate");
        }

        if (!rule.IsOfWholeRace && early != IfRaceEndsEarly.Kinds.Silent)
        {
            yield return Check.About(
                rule, "ifRaceEndsEarly", Severity.Warning, "an early end changes nothing for a rule about single stops or stints", "take it out");
        }
    }
}
