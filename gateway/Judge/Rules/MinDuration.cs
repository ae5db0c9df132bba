using PitMarshal.Judge.Forecasts;
using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary><c>min-duration</c>: an interval, less <c>less</c>, lasts at least <c>value</c> with <c>plus</c>.</summary>
internal sealed class MinDuration(RuleHead head, Interval of, DurationLimit limit) : Rule(head)
{
    internal override Scope Scope => of.Scope();

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "rest")
        {
            return MinRest.Read(fields);
        }

        var of = Intervals.Read(fields);
        return new MinDuration(fields.Head(of.Scope()), of, DurationLimit.Read(fields, of.Scope()));
    }

    internal override string Explain() => $"{of.Explain()}{limit.ExplainLess()} is at least {limit.Explain()}.";

    private protected override Verdict Judge(Subject subject) =>
        limit.Judge(this, subject, of.Name(), of.Measure(subject), atMost: false);

    private protected override Forecast? Forecast(Subject subject)
    {
        if (of != Interval.PitLaneTime || subject.Stop is not { In: { } pitIn } stop)
        {
            return null;
        }

        var asked = limit.In(subject);
        var why = asked.High == long.MaxValue ? asked.Why : null;
        var doubt = stop.FalsePulse ?? Doubts.OfMark(subject.Race, pitIn);
        var at = why is null ? pitIn.At.Plus((long)Math.Ceiling(pitIn.U)).Plus(asked.High) : (Instant?)null;
        var text = why is not null ? $"What is required is not known: {why}." : $"At least {Say.Duration(asked.High)} from the pit-in.";
        return subject.Forecast(this, ForecastOf.EarliestPitOut, subject.Driver, at, pitIn.U, doubt is null ? text : $"{text} But {doubt}.");
    }
}
