using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Forecasting;

/// <summary>Until when something must last at least that a box sees of a stop in progress.</summary>
internal static class BoxForecast
{
    /// <summary>
    /// The end that is compliant for sure when it is stamped so, as uncertain as the beginning. Null when it does not
    /// last now, and when it lasted long enough before.
    /// </summary>
    /// <param name="rule">The rule that asks.</param>
    /// <param name="subject">The stop.</param>
    /// <param name="of">What must last.</param>
    /// <param name="limit">The least that it must.</param>
    public static Forecast? Of(Rule rule, Subject subject, Interval of, Limit limit)
    {
        var (race, policy) = (subject.Race, rule.Head.AfterRedFlag);
        if (Ended(of) is not var (what, asked) || subject.Stop is not { In: { } pitIn } stop)
        {
            return null;
        }

        var states = StopStates.SoFar(subject.Race, subject.Car, stop, pitIn);
        var held = states.All(asked);
        if (held.So is not [.., var runs] || runs.To != Spell.Forever)
        {
            return held.Perhaps is [.., { To: var to }] && to == Spell.Forever && states.WhyUnknown(asked) is { } hidden
                ? subject.Forecast(rule, what, subject.Driver, null, 0, $"Not known: {hidden}.")
                : null;
        }

        // Of several standstills the longest counts; it must be longer than one before that was too short.
        var isLongest = of is Interval.StationaryTime or Interval.DriverOutTime;
        var before = isLongest ? Spell.Longest(held.So[..^1]) : null;
        var from = isLongest ? runs.From : held.So[0].From;
        if ((before is { } enough && enough.Micros - enough.U >= limit.High)
            || StopForecast.WaivesSince(policy, race.Span, from))
        {
            return null;
        }

        var run = RunningTime.Of(isLongest ? [runs] : held.So, policy, race.Span);
        var why = limit.High == long.MaxValue ? limit.Why : run is null ? "the race is suspended" : null;
        if (why is not null)
        {
            return subject.Forecast(rule, what, subject.Driver, null, runs.FromU, $"Not known: {why}.");
        }

        var (at, longer) = (run!.Value.Earliest(limit.High), runs.From.Plus((before?.Micros ?? -1) + 1));
        var doubt = stop.FalsePulse ?? Doubts.OfMark(race, pitIn) ?? StopForecast.OfSuspension(policy, race.Span, from);
        var reason = $"{of.Name()} at least {ReasonText.Duration(limit.High)}.";
        return subject.Forecast(rule, what, subject.Driver, at > longer ? at : longer, runs.FromU, reason)
            .Doubted(doubt);
    }

    /// <summary>What ends it, and the states that it lasts with; null of what no box sees.</summary>
    private static (ForecastOf What, CarState[] States)? Ended(Interval of) => of switch
    {
        Interval.StationaryTime => (ForecastOf.EarliestMoveOff, [CarState.Standing]),
        Interval.StationaryEngineOffTime => (ForecastOf.EarliestEngineStart, [CarState.Standing, CarState.EngineOff]),
        Interval.RefuelTime => (ForecastOf.EarliestProbeRemoval, [CarState.ProbeConnected]),
        Interval.DriverOutTime => (ForecastOf.EarliestSeatTaken, [CarState.SeatEmpty]),
        _ => null,
    };
}
