namespace PitMarshal.Judge.Rules;

/// <summary><c>min-duration</c>: an interval lasts at least <c>value</c>.</summary>
internal sealed class MinDuration(RuleHead head, Interval of, long valueMicros) : Rule(head)
{
    internal override Scope Scope => of.Scope();

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "rest")
        {
            return MinRest.Read(fields);
        }

        var of = Intervals.Read(fields);
        return new MinDuration(fields.Head(of.Scope()), of, fields.Duration("value"));
    }

    private protected override Verdict Judge(Subject subject) =>
        Limit.Judge(this, subject, of.Name(), of.Measure(subject), valueMicros, atMost: false);
}
