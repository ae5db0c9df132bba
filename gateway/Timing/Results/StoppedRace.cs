using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>Where the result of a race is taken that was stopped and not resumed.</summary>
internal static class StoppedRace
{
    public static Finish Of(Session session, Instant red)
    {
        var rule = session.Rules.RedFlag;
        if (rule.How == CountbackTo.LastPassing || !session.Order.ByLaps)
        {
            return new Finish { Until = red, Stopped = "stopped; each car's laps up to the stoppage" };
        }

        var leader = session.Runs.Values.Select(run => run.LapsBy(red)).DefaultIfEmpty().Max();
        var lap = rule.How == CountbackTo.LeaderLap ? CommonLap(session, red, leader) : leader - rule.LapsBack;
        return LeaderFinish.AtLap(session, lap) is { } at
            ? new Finish { From = at, Until = red, Stopped = $"stopped; result at the end of the leader's lap {lap}" }
            : new Finish { Until = red, IsVoid = true, Stopped = "stopped before a lap counts" };
    }

    /// <summary>
    /// The last lap that the leader and all cars on its lap had completed. On its lap is whoever completed the lap
    /// before not later than the leader completed its last one.
    /// </summary>
    private static int CommonLap(Session session, Instant red, int leader)
    {
        if (LeaderFinish.AtLap(session, leader) is not { } at)
        {
            return 0;
        }

        var all = session.Runs.Values.Where(
            run => run.Steps.Count > 0 && !run.IsRetired(red) && run.LapsBy(at) >= leader - 1);
        return all.All(run => run.LapsBy(red) >= leader) ? leader : leader - 1;
    }
}
