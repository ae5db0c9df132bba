using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary><c>min-duration</c>: an interval, less <c>less</c>, lasts at least <c>value</c> with <c>plus</c>.</summary>
public sealed class MinDuration(RuleHead head, Interval of, DurationLimit limit, Until until) : Rule(head)
{
    public override Scope Scope => of.Scope();

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "rest")
        {
            return MinRest.Read(fields);
        }

        var of = fields.Word<Interval>("of");
        return new MinDuration(
            fields.Head(of.Scope()), of, DurationLimit.Read(fields, of.Scope()), fields.UntilOf(of == Interval.Stint));
    }

    public override string Explain() =>
        $"{of.Explain()}{limit.ExplainLess()} is at least {limit.Explain()}.{of.Explain(until)}";

    private protected override Verdict Judge(Subject subject) =>
        limit.Judge(this, subject, of.Name(), of.Measure(subject, until), atMost: false);

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject) => subject.Stop is null ? [] :
    [
        of == Interval.PitLaneTime
            ? StopForecast.Earliest(this, subject, limit.In(subject), asked => $"At least {asked} from the pit-in.")
            : BoxForecast.Of(this, subject, of, limit.In(subject)),
    ];
}
