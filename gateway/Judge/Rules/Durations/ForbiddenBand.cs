using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// <c>forbidden-band</c>: an interval, less <c>less</c>, is at most <c>above</c> or at least <c>below</c> long;
/// strictly between is an infringement. So a stop is either short or long, and nothing between.
/// </summary>
public sealed class ForbiddenBand(RuleHead head, Interval of, Amount above, Amount below, Amount? less) : Rule(head)
{
    public override Scope Scope => of.Scope();

    internal override RequirementOf Requires => RequirementOf.Time;

    private string What => of.Name() + (less is null ? "" : $" less {less.Explain()}");

    private string Asked => $"at most {above.Explain()} or at least {below.Explain()} required";

    public static Rule Read(FieldReader fields)
    {
        var of = fields.Word<Interval>("of");
        var (above, below) =
            (Amount.Read(fields, "above", Dimension.Duration), Amount.Read(fields, "below", Dimension.Duration));
        return above.Constant >= below.Constant
            ? throw fields.Bad("below", "the band is empty: expected more than above")
            : new ForbiddenBand(
                fields.Head(of.Scope()), of, above, below, Amount.ReadOrNull(fields, "less", Dimension.Duration));
    }

    public override string Explain() =>
        $"{of.Explain()}{(less is null ? "" : $" less {less.Explain()},")} is at most {above.Explain()} or at least "
            + $"{below.Explain()}, and nothing between.";

    private protected override Verdict Judge(Subject subject) =>
        Head.AfterRedFlag.Silently(of.Measure(subject), subject.Race.Span, left => Judge(subject, left));

    private Verdict Judge(Subject subject, Measured measured)
    {
        var taken = less?.In(subject) ?? Limit.Zero;
        var verdict = measured.Begin(this, subject, What, Asked);
        return measured.Open is not null || measured.Micros is not { } micros ? verdict
            : taken.Why is { } why ? verdict with { Reason = $"{What} not known: {why}; {Asked}." }
            : Decide(subject, verdict with { MeasuredMicros = micros - taken.Low }, measured.Less(taken.Low, 0, null));
    }

    /// <summary>Leave by the end of the short way, or stay to that of the long one.</summary>
    private protected override IEnumerable<Forecast?> Forecasts(Subject subject)
    {
        if (subject.Stop is null)
        {
            return [];
        }

        var taken = less?.In(subject) ?? Limit.Zero;
        var (atMost, atLeast) = (above.In(subject) + taken, below.In(subject) + taken);
        return of != Interval.PitLaneTime ? [BoxForecast.Of(this, subject, of, atLeast)] :
        [
            StopForecast.Latest(this, subject, atMost, most =>
                $"At most {most} from the pit-in, or else at least {ReasonText.Duration(atLeast.High)}."),
            StopForecast.Earliest(this, subject, atLeast, least =>
                $"At least {least} from the pit-in, unless at most {ReasonText.Duration(Math.Max(0, atMost.Low))}."),
        ];
    }

    private Verdict Decide(Subject subject, Verdict verdict, Measured measured)
    {
        var (low, high) = (above.In(subject), below.In(subject));
        var (least, most) = measured.Bounds;
        var (isShort, isLong) = (most <= low.Low, least >= high.High);
        var isBetween = least > low.High && most < high.Low;
        var micros = measured.Micros!.Value;
        var text = $"{What} {ReasonText.Duration(micros)}, {Asked}";
        verdict = verdict with { RequiredMicros = high.Known ? high.Low : null };
        var why = measured.Unsound
            ?? (isShort || isLong || isBetween ? null
                : low.Why ?? high.Why ?? measured.Doubt ?? (measured.LostBefore ?? measured.LostWithin)?.Reason
                    ?? $"that is closer to a limit than the uncertainty of ±{ReasonText.Uncertainty(measured.U)}")
            ?? (isShort ? null : measured.MayBeShorter);
        if (why is not null)
        {
            return verdict with { Reason = $"{text}; but {why}{measured.NoteText}." };
        }

        var missing = isBetween ? high.Low - micros : 0;
        var miss = isBetween ? $", {ReasonText.Duration(missing)} short of the longer" : "";
        return (verdict with
        {
            Outcome = isBetween ? Outcome.Infringement : Outcome.Compliant,
            ShortfallMicros = isBetween && high.Known ? missing : null,
            Reason = $"{text}{miss}{measured.NoteText}.",
        }).Proposing(isBetween ? Head.Penalty?.Propose(new(subject, missing, measured.U)) : null);
    }
}
