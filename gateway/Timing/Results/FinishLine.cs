using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>Finds where a result ends, from the schedule, the flags and the leader's passings.</summary>
internal static class FinishLine
{
    public static Finish Of(Session session, ResultRules result)
    {
        var regular = Regular(session, result);
        var isStopped = session.Span.StoppedAt is { } red && !(regular.Began <= red);
        return isStopped ? StoppedRace.Of(session, session.Span.StoppedAt!.Value) : regular;
    }

    private static Finish Regular(Session session, ResultRules result)
    {
        var within = session.Rules.LastLapWithinMicros;
        var time = TimeOf(session, result);
        if (EndedEarly(session, result, time) is { } early)
        {
            return new Finish { Until = early };
        }

        if (session.Rules.Start == StartOf.OwnPassing && LengthOf(session, result) is { } length
            && result.End is EndOf.OwnAfterTime or EndOf.FullLaps)
        {
            return new Finish
            {
                OwnLength = length,
                OwnWithin = within,
                OwnFullLaps = result.End == EndOf.FullLaps,
                From = result.IsFurther ? null : Flag(session),
            };
        }

        switch (result.End)
        {
            case EndOf.FullLaps when time is { } at:
                return new Finish { Until = at };
            case EndOf.OwnAfterTime when time is { } at:
                return new Finish { From = at, Until = at.Plus(within) };
            case EndOf.LeaderAfterTime or EndOf.Laps when LeaderEnd(session, result, time) is { } leader:
                return new Finish { From = leader, Until = leader.Plus(within) };
            default:
                return session.Span.Ended is { } ended ? new Finish { Until = ended.At } : Finish.Open;
        }
    }

    /// <summary>
    /// When people ended it before its time or its laps, without a flag: what is driven after that is no part of it.
    /// </summary>
    private static Instant? EndedEarly(Session session, ResultRules result, Instant? time)
    {
        if (session.Span is not { Ended.At: var ended, Chequered: null })
        {
            return null;
        }

        // An end that is told at the time itself ends no lap that the leader's passing has yet to end.
        return time is { } due ? ended < due && !(LapsEnd(session, result) <= ended) ? ended : null
            : LapsEnd(session, result) > ended ? ended : null;
    }

    private static Instant? LapsEnd(Session session, ResultRules result) =>
        !result.IsFurther && session.Span.Scheduled?.Laps is { } laps ? LeaderFinish.AtLap(session, laps) : null;

    private static Instant? LeaderEnd(Session session, ResultRules result, Instant? time)
    {
        var byTime = time is { } at ? LeaderFinish.After(session, at) : null;
        var byLaps = LapsEnd(session, result);
        return byTime is null || byLaps < byTime ? byLaps ?? byTime : byTime;
    }

    /// <summary>
    /// When time is up. The chequered flag ends a session before its time; shown after it, it counts only when the
    /// leader had passed once more by then: till then it is the flag that was due at the leader's passing.
    /// </summary>
    private static Instant? TimeOf(Session session, ResultRules result)
    {
        var scheduled = Scheduled(session, result);
        if (Flag(session) is not { } flag || (result.IsFurther && flag >= scheduled))
        {
            return scheduled;
        }

        if (scheduled is not { } due || flag <= due)
        {
            return flag;
        }

        var again = LeaderFinish.After(session, due) is { } first ? LeaderFinish.After(session, first.Plus(1)) : null;
        return again is { } second && second <= flag ? flag : due;
    }

    private static Instant? Scheduled(Session session, ResultRules result)
    {
        if (session.Start is not { } start || LengthOf(session, result) is not { } length)
        {
            return null;
        }

        var end = start.Plus(length);
        if (session.Rules.ClockStops)
        {
            // What is suspended before the end moves the end, which may reach into a further suspension.
            foreach (var (from, to) in session.Span.Suspensions)
            {
                end = from < end && to is { } until ? end.Plus(until.Since(from)) : end;
            }
        }

        return end;
    }

    /// <summary>The chequered flag, as early as its uncertainty allows: it is shown as the leader passes.</summary>
    private static Instant? Flag(Session session) =>
        session.Span.Chequered is { } shown ? shown.At.Plus(-(long)(shown.UMs * 1000)) : null;

    private static long? LengthOf(Session session, ResultRules result) =>
        result.LengthMicros
        ?? (result.End == EndOf.Laps && session.Span.Scheduled?.Laps is not null ? null
            : session.Span.Scheduled?.DurationMs is > 0 and <= long.MaxValue / 1000 and var ms ? ms * 1000 : null);
}
