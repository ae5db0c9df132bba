using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>
/// What a rule demands of something that is measured or counted, as far as it is the same in every race.
/// </summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Measure">What is measured, and how: demands on the same can be compared.</param>
/// <param name="Conditions">When it holds, each as written; none: always.</param>
/// <param name="Least">At least so much, µs or a number; null: no such limit, or none that is constant.</param>
/// <param name="Most">At most so much.</param>
internal sealed record Demand(Rule Rule, string Measure, IReadOnlySet<string> Conditions, long? Least, long? Most)
{
    /// <summary>What of a rule says how it measures; the limits and what people read are left out.</summary>
    private static readonly string[] s_measure =
    [
        "of", "per", "over", "less", "without", "withPenalties", "pitTime", "resetAfter", "after", "atLeast", "driver",
    ];

    /// <summary>Conditions that say which stops a rule counts or adds up.</summary>
    private static readonly string[] s_selects =
        ["driver", "vehicle", "refuelled", "stop", "flag", "notFlag", "sticky", "window", "declared", "notDeclared"];

    /// <summary>What the rule demands, or null when it sets no limits of this kind.</summary>
    public static Demand? Of(Rule rule)
    {
        var (written, when) = (rule.Head.Written, rule.Head.Written.Find("when"));
        var kind = written.Find("kind")!.Text;
        var fields = new FieldReader(written, "", rule.Head.Published);
        var counts = kind == "count" || written.Find("of")?.Text == "laps" ? Dimension.Number : Dimension.Duration;
        (long? Least, long? Most)? limits = kind switch
        {
            "min-duration" => (Constant(fields, "value", counts), null),
            "max-duration" => (null, Constant(fields, "value", counts)),
            "count" or "sum" => (Constant(fields, "min", counts), Constant(fields, "max", counts)),
            _ => null,
        };
        if (limits is not { } limit || written.Find("plus") is not null)
        {
            return null;
        }

        // A rule that counts other stops measures something else.
        var selected = rule.Head.SelectsStops ? s_selects : [];
        var measure = s_measure.Select(name => (name, Value: written.Find(name)))
            .Concat(selected.Select(name => (name, Value: when?.Find(name))))
            .Where(part => part.Value is not null)
            .Select(part => $"{part.name}: {part.Value!.Write()}");
        var conditions = (when?.Map ?? []).Where(c => !selected.Contains(c.Key))
            .Select(c => $"{c.Key}: {c.Value.Write()}");
        var of = kind is "min-duration" or "max-duration" ? "duration" : kind;
        return new(rule, $"{of} {string.Join(", ", measure)}", conditions.ToHashSet(), limit.Least, limit.Most);
    }

    /// <summary>It holds wherever the other does.</summary>
    public bool Covers(Demand other) => Conditions.IsSubsetOf(other.Conditions);

    private static long? Constant(FieldReader fields, string name, Dimension dimension) =>
        Amount.ReadOrNull(fields, name, dimension)?.Constant;
}
