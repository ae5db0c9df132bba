using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>Reads what all kinds of rules have.</summary>
internal static class RuleHeads
{
    /// <summary>What every rule has.</summary>
    /// <param name="fields">The fields of the rule.</param>
    /// <param name="scope">What the rule gives verdicts on.</param>
    /// <param name="margin">What a miss of it is measured in, by which its penalty may grow.</param>
    /// <param name="selects">It counts or adds up stops.</param>
    /// <param name="prorates">Its limits can shrink with the race.</param>
    public static RuleHead Head(
        this FieldReader fields, Scope scope, Dimension margin = Dimension.Duration, bool selects = false,
            bool prorates = false) => new()
    {
        Name = Name(fields),
        Article = fields.TextOrNull("article"),
        Note = fields.TextOrNull("note"),
        Source = RuleSource.Read(fields),
        When = When.Read(fields, scope, selects),
        SelectsStops = selects,
        Tolerance = Tolerance.Read(fields),
        AfterRedFlag = AfterRedFlag.Read(fields, scope, prorates),
        IfRaceEndsEarly = IfRaceEndsEarly.Read(fields, prorates),
        Penalty = Penalty.Read(fields, scope, margin),
        Written = fields.Written,
        Published = fields.Published,
    };

    /// <summary>
    /// <c>until</c>: what ends driving at the finish; the default where the rule is not about driving.
    /// </summary>
    public static Until UntilOf(this FieldReader fields, bool ofDriving) =>
        ofDriving ? fields.WordOrNull<Until>("until") ?? Until.OwnFinish : Until.OwnFinish;

    /// <summary>
    /// Verdicts are named after rule and car: with a slash in it rule a/b and car 7 would be rule a and car b/7.
    /// </summary>
    private static string Name(FieldReader fields) => fields.Text("rule") is var name && !name.Contains('/')
        ? name
        : throw fields.Bad("rule", $"expected a name without '/', not '{name}'");
}
