using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary><c>max-duration</c>: an interval, less <c>less</c>, lasts at most <c>value</c> with <c>plus</c>.</summary>
public sealed class MaxDuration(RuleHead head, Interval of, DurationLimit limit, Until until, LaneZone? without)
    : Rule(head)
{
    public override Scope Scope => of.Scope();

    public static Rule Read(FieldReader fields)
    {
        if (fields.TextOrNull("of") == "continuous-drive")
        {
            return MaxContinuousDrive.Read(fields);
        }

        var of = fields.Word<Interval>("of");
        return new MaxDuration(
            fields.Head(of.Scope()), of, DurationLimit.Read(fields, of.Scope()), fields.UntilOf(of == Interval.Stint),
            LaneZone.ReadOrNull(fields, of));
    }

    public override string Explain() =>
        $"{of.Explain()}{limit.ExplainLess()} is at most {limit.Explain()}.{of.Explain(until)}{without?.Explain()}";

    private protected override Verdict Judge(Subject subject) =>
        limit.Judge(this, subject, of.Name(), Counted(subject), atMost: true);

    private Measured Counted(Subject subject)
    {
        var whole = of.Measure(subject, until);
        return without?.TakeOff(subject, whole) ?? whole;
    }

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject)
    {
        if (without is not null)
        {
            return [];
        }

        if (of == Interval.PitLaneTime && subject.Stop is not null)
        {
            return [StopForecast.Latest(this, subject, limit.In(subject), most => $"At most {most} from the pit-in.")];
        }

        if (of != Interval.Stint || subject.Stint is null)
        {
            return [];
        }

        var asked = limit.In(subject);
        var spell = subject.Driving.Spells(subject.Race, PitTime.Excluded)[^1];
        var text = $"At most {ReasonText.Duration(Math.Max(0, asked.Low))} in a stint.";
        return [StintForecast.Of(this, subject, spell, [], asked, text, run => run.LatestInAll(asked.Low))];
    }
}
