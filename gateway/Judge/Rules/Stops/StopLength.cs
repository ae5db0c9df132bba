using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary><c>atLeast</c>: whether a stop is of at least so much pit-lane time.</summary>
internal static class StopLength
{
    /// <summary>Yes, no, or why that is not known.</summary>
    public static TruthValue IsAtLeast(Subject subject, Amount atLeast, AfterRedFlag redFlag)
    {
        var lane = redFlag.On(PitLaneTime.Of(subject.Race, subject.Stop!).Value, subject.Race.Span);
        var least = atLeast.In(subject);
        if (lane is not { Micros: { } micros, Unsound: null })
        {
            return TruthValue.Unknown(lane.Unsound ?? lane.Open!);
        }

        return least.Judge(lane, atMost: false) switch
        {
            Outcome.Compliant => TruthValue.Yes,
            Outcome.Infringement => TruthValue.No,
            _ when least.Why is { } unknown => TruthValue.Unknown(unknown),
            _ when (lane.LostBefore ?? lane.LostWithin) is { } lost => TruthValue.Unknown(lost.Reason),
            _ => TruthValue.Unknown(
                $"a stop of {ReasonText.Duration(micros)} is closer to {ReasonText.Duration(least.Low)} than the "
                    + $"uncertainty"),
        };
    }
}
