namespace PitMarshal.Host;

using PitMarshal.Host.Nano;

/// <summary>
/// Plays one car's plan in the pit lane: each act schedules the next, so the race is never held in memory as acts.
/// </summary>
public sealed class CarScript(VirtualWorld world, PitLane lane, CarPlan plan, long greenUs)
{
    /// <summary>Between the badge at the grid and the green flag.</summary>
    private const long BadgeBeforeGreenMs = 60_000;

    private const long PhantomAfterMs = 3_000;

    public void Start()
    {
        At(-BadgeBeforeGreenMs, () => lane.ReadBadge(plan.Box, plan.FirstDriver));
        NextLap(0);
        NextVisit(0);
    }

    private void NextLap(int index)
    {
        if (index >= plan.LapsMs.Count) { return; }
        At(plan.LapsMs[index], () =>
        {
            lane.Cross("start-finish", plan.Transponder);
            NextLap(index + 1);
        });
    }

    private void NextVisit(int index)
    {
        if (index >= plan.Visits.Count) { return; }
        Visit visit = plan.Visits[index];
        At(visit.PitInMs, () =>
        {
            lane.Cross("pit-in", visit.SilentAtPitIn ? null : plan.Transponder);
            if (visit.PhantomPulse)
            {
                At(visit.PitInMs + PhantomAfterMs, () => lane.Cross("pit-in", plan.Transponder));
            }
            if (visit.PitOutMs is not long pitOutMs) { return; }
            Stop(visit, pitOutMs);
            At(pitOutMs, () =>
            {
                lane.Cross("pit-out", plan.Transponder);
                NextVisit(index + 1);
            });
        });
    }

    /// <summary>
    /// The car stands for the middle 70 % of its visit, so that all that happens in the box fits a visit of any length.
    /// </summary>
    private void Stop(Visit visit, long pitOutMs)
    {
        long length = pitOutMs - visit.PitInMs;
        void Share(double share, Action act) => At(visit.PitInMs + (long)(length * share), act);

        Share(0.15, () => lane.CarInBox(plan.Box, true));
        Share(0.85, () => lane.CarInBox(plan.Box, false));
        if (visit.Moves is not DriverMoves.Stays)
        {
            bool bothAtOnce = visit.Moves is not DriverMoves.OutOneFootAtATime;
            Share(0.20, () => lane.DriverInSeat(plan.Box, false));
            Share(0.22, () => lane.Foot(plan.Box, "left", true));
            Share(bothAtOnce ? 0.40 : 0.30, () => lane.Foot(plan.Box, "left", false));
            Share(bothAtOnce ? 0.24 : 0.32, () => lane.Foot(plan.Box, "right", true));
            Share(0.42, () => lane.Foot(plan.Box, "right", false));
            Share(0.60, () => lane.DriverInSeat(plan.Box, true));
        }
        Share(0.50, () => lane.ReadBadge(plan.Box, visit.DriverIn));
    }

    private void At(long raceMs, Action act) => world.At(greenUs + raceMs * 1000, act);
}
