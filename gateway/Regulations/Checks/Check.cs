using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;

namespace PitMarshal.Regulations.Checks;

/// <summary>
/// Looks for what is wrong in regulations that can be read: values nobody set, rules that contradict each other or can
/// never apply, what they are silent about.
/// </summary>
public static class Check
{
    /// <summary>In order of lines.</summary>
    public static IReadOnlyList<Finding> Of(RaceRegulations regulations) =>
    [
        .. CheckWriting.Of(regulations)
            .Concat(CheckPublished.Of(regulations))
            .Concat(CheckLimits.Of(regulations))
            .Concat(CheckConditions.Of(regulations))
            .Concat(CheckPenalties.Of(regulations))
            .Concat(CheckFallbacks.Of(regulations))
            .Concat(CheckStops.Of(regulations))
            .OrderBy(finding => finding.Line).ThenBy(finding => finding.Severity),
    ];

    /// <summary>
    /// A finding about a field of a rule, on the line of that field, or of the rule when it is not there.
    /// </summary>
    public static Finding About(Rule rule, string? field, Severity severity, string what, string toDo) =>
        new(LineOf(rule, field), rule.Name, severity, what, toDo);

    /// <summary>The line of a field of a rule, or of the rule.</summary>
    public static int LineOf(Rule rule, string? field = null) =>
        ((field is null ? null : rule.Head.Written.Find(field)) ?? rule.Head.Written.Find("rule")
            ?? rule.Head.Written).Line;
}
