using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Durations;

/// <summary>
/// Penalties that a car serves by lengthening its next stop: the first one after the order to which the rule applies,
/// unless race control saw it served elsewhere.
/// </summary>
internal static class NextStopPenalties
{
    /// <summary>So long after the pit-out race control may still be telling that it was served in the stop.</summary>
    private const long AfterwardsMicros = 300_000_000;

    /// <summary>What a stop must be longer by.</summary>
    public static Limit In(Subject subject, When when)
    {
        var sum = Limit.Zero;
        foreach (var penalty in subject.Car.Duties.Penalties)
        {
            if (penalty.LengthensMicros is { } micros)
            {
                sum += Owes(subject, penalty, when) switch
                {
                    { Answer: true } => Limit.Of(micros),
                    { Answer: false } => Limit.Zero,
                    { Why: var why } => Limit.Zero.Or(Limit.Of(micros), why!),
                };
            }
        }

        return sum;
    }

    private static TruthValue Owes(Subject subject, OrderedPenalty penalty, When when)
    {
        var stop = subject.Stop!;
        var owes = IsAfter(stop, penalty).And(TruthValue.Of(penalty.WithdrawnAt is null));
        if (owes.Answer == false)
        {
            return owes;
        }

        if (penalty.ServedAt is { } served)
        {
            return owes.And(TruthValue.Of(!(served < stop.In?.At) && !(served > stop.Out?.At.Plus(AfterwardsMicros))));
        }

        foreach (var earlier in subject.Car.PitLane.Stops.Take(stop.Number - 1))
        {
            var there = IsAfter(earlier, penalty).And(Doubts.Happened(subject.Race, earlier));
            there = there.Answer == false ? there : there.And(when.Applies(subject with { Stop = earlier }));
            owes = owes.And(there.Answer is { } answer ? TruthValue.Of(!answer)
                : TruthValue.Unknown($"whether the penalty ordered at {penalty.At} was owed before is not known: "
                    + there.Why));
        }

        return penalty.IsOrder ? owes
            : owes.And(TruthValue.Unknown(
                $"the penalty was ruled at {penalty.At}, and whether it was ordered is not said"));
    }

    /// <summary>Whether the car came in after the order.</summary>
    private static TruthValue IsAfter(Stop stop, OrderedPenalty penalty) => stop.In is not { } pitIn
        ? TruthValue.Of(stop.After > penalty.At) is { Answer: true } after ? after
            : TruthValue.Unknown($"when the car came in for stop {stop.Number} was not seen")
        : Math.Abs(pitIn.At.Since(penalty.At)) <= pitIn.U
            ? TruthValue.Unknown($"the pit-in is closer to the order at {penalty.At} than its uncertainty")
            : TruthValue.Of(pitIn.At > penalty.At);
}
