using PitMarshal.Events;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>Takes of each car what counts in a result.</summary>
internal sealed class RankedCars(Session session, ResultRules result, Finish finish)
{
    private readonly RankBy _order = result.Order;

    public RankedCar Of(string car, string? carClass)
    {
        var run = session.Runs.GetValueOrDefault(car);
        var cut = run is null ? default : finish.For(run);
        var penalties = !session.Penalties.Any ? []
            : session.Penalties.Of(car, result.IsFurther ? finish.Began ?? session.Latest : Instant.Last);
        if (run is null || cut.Laps == 0)
        {
            return new RankedCar { Car = car, Class = carClass, Run = run, Cut = cut, Penalties = penalties };
        }

        var last = run.Laps[cut.Laps - 1];
        var step = run.Steps[last.Step];
        var isOwn = session.Rules.Start == StartOf.OwnPassing;
        var began = isOwn ? step.Opened!.Value : session.Start!.Value;
        var ownU = last.U + (isOwn ? run.OpenedU : 0);
        var total = last.End.Since(began);
        (long, int, Instant)? best = step.BestLap > 0
            ? (step.BestMicros, step.BestLap, run.Laps[step.BestLap - 1].End)
            : null;
        var (count, mean, bestU) = _order.ByLaps ? (0, null, 0) : BestLaps(run, cut.Laps);
        return new RankedCar
        {
            Car = car,
            Class = carClass,
            Run = run,
            Cut = cut,
            Penalties = penalties,
            Laps = Math.Max(0, cut.Laps - Sum(penalties, ResultPenaltyKind.Laps)),
            Total = total,
            Time = (_order.ByLaps ? total : mean) + Sum(penalties, ResultPenaltyKind.Time),
            OwnU = _order.ByLaps ? ownU : bestU,
            U = _order.ByLaps ? ownU + (isOwn ? 0 : session.StartU) : bestU,
            Best = best,
            BestLaps = count,
        };
    }

    /// <summary>How many of the asked best laps there are, their mean, and how uncertain that is, ± µs.</summary>
    private (int Count, long? Mean, double U) BestLaps(CarRun run, int laps)
    {
        var valid = run.Laps.Take(laps).Where(lap => !lap.Invalid && lap.Micros > 0).OrderBy(lap => lap.Micros)
            .Take(_order.BestLaps).ToArray();
        return valid.Length == 0 ? (0, null, 0)
            : (valid.Length, valid.Sum(lap => lap.Micros) / valid.Length, valid.Sum(lap => lap.TimeU) / valid.Length);
    }

    private static long Sum(List<ResultPenalty> penalties, ResultPenaltyKind kind)
    {
        long sum = 0;
        foreach (var penalty in penalties)
        {
            sum += penalty.Kind == kind ? penalty.Size : 0;
        }

        return sum;
    }
}
