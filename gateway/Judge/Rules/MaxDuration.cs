namespace PitMarshal.Judge.Rules;

/// <summary><c>max-duration</c>: an interval lasts at most <c>value</c>.</summary>
internal sealed class MaxDuration(RuleHead head, Interval of, long valueMicros) : Rule(head)
{
    internal override Scope Scope => of.Scope();

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "continuous-drive")
        {
            return MaxContinuousDrive.Read(fields);
        }

        var of = Intervals.Read(fields);
        return new MaxDuration(fields.Head(of.Scope()), of, fields.Duration("value"));
    }

    private protected override Verdict Judge(Subject subject) =>
        Limit.Judge(this, subject, of.Name(), of.Measure(subject), valueMicros, atMost: true);
}
