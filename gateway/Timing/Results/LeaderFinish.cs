using PitMarshal.Events;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Results;

/// <summary>Who leads over the line.</summary>
internal static class LeaderFinish
{
    /// <summary>
    /// The first passing from an instant on with which a car has more laps than every other. A car is not waited for
    /// that has retired, or was not seen at the line for longer than the last lap may take.
    /// </summary>
    public static Instant? After(Session session, Instant time)
    {
        var runs = session.Runs.Values.ToArray();
        var done = Array.ConvertAll(runs, run => run.LapsBy(time.Plus(-1)));
        while (Next(runs, done) is var i and >= 0)
        {
            var end = runs[i].Laps[done[i]].End;
            done[i]++;
            if (Leads(session, runs, done, i, end))
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>When a car first completed so many laps, or null.</summary>
    public static Instant? AtLap(Session session, long laps)
    {
        Instant? first = null;
        foreach (var run in session.Runs.Values)
        {
            if (laps > 0 && run.Laps.Count >= laps && run.Laps[(int)laps - 1].End is var end
                && (first is null || end < first))
            {
                first = end;
            }
        }

        return first;
    }

    /// <summary>The car whose next lap ends first; of the same instant the one with most laps.</summary>
    private static int Next(CarRun[] runs, int[] done)
    {
        var next = -1;
        for (var i = 0; i < runs.Length; i++)
        {
            if (done[i] >= runs[i].Laps.Count)
            {
                continue;
            }

            var isNext = next < 0 || runs[i].Laps[done[i]].End.CompareTo(runs[next].Laps[done[next]].End) switch
            {
                < 0 => true,
                > 0 => false,
                _ => done[i] > done[next],
            };
            next = isNext ? i : next;
        }

        return next;
    }

    private static bool Leads(Session session, CarRun[] runs, int[] done, int leader, Instant at)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            if (i != leader && done[i] >= done[leader] && IsRunning(session, runs[i], done[i], at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRunning(Session session, CarRun run, int done, Instant at) =>
        at.Since(run.Laps[done - 1].End) <= session.Rules.LastLapWithinMicros
        && !run.IsRetired(at);
}
