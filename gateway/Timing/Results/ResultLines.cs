using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>The lines of a result from cars in their order: positions, gaps, and what a person should know.</summary>
internal sealed class ResultLines(RankBy order, Finish finish)
{
    public List<ClassifiedCar> Of(List<RankedCar> placed, IEnumerable<RankedCar> others)
    {
        var lines = new List<ClassifiedCar>();
        var inClass = new Dictionary<string, int>();
        for (var i = 0; i < placed.Count; i++)
        {
            var car = placed[i];
            int? classPosition = null;
            if (car.Class is { } name)
            {
                classPosition = inClass[name] = inClass.GetValueOrDefault(name) + 1;
            }

            lines.Add(Line(car, i + 1, classPosition, placed[0], i > 0 ? placed[i - 1] : car));
        }

        foreach (var car in others)
        {
            lines.Add(Line(car, null, null, placed.Count > 0 && car.Laps > 0 ? placed[0] : null, null));
        }

        return lines;
    }

    private ClassifiedCar Line(RankedCar car, int? position, int? classPosition, RankedCar? first, RankedCar? before)
    {
        var isTie = position > 1 && before is not null && IsTie(car, before);
        Tell(car, isTie);
        return new ClassifiedCar
        {
            Car = car.Car,
            Position = position,
            Class = car.Class,
            ClassPosition = classPosition,
            Laps = car.Laps,
            Total = car.Total,
            Gap = Between(car, first),
            GapLaps = first is null || !order.ByLaps ? (first is null ? null : 0) : first.Laps - car.Laps,
            Interval = Between(car, before),
            Best = car.Best?.Micros,
            BestLap = car.Best?.Number,
            Last = car.LastLap?.Micros,
            Stops = car.Cut.Stops,
            Status = car.Status,
            U = car.U,
            RankedBy = car.Time,
            Tie = isTie,
            Penalties = car.Penalties,
            Reason = string.Join("; ", car.Reasons),
        };
    }

    /// <summary>What the order rests on, between two cars on the same lap.</summary>
    private long? Between(RankedCar car, RankedCar? other) =>
        other is null || car.Time is not { } time || other.Time is not { } otherTime
            || (order.ByLaps && car.Laps != other.Laps)
            ? null : time - otherTime;

    private bool IsTie(RankedCar car, RankedCar before) =>
        Between(car, before) is { } gap && Math.Abs(gap) <= car.OwnU + before.OwnU
        && (order.ByLaps || car.BestLaps == before.BestLaps);

    private void Tell(RankedCar car, bool isTie)
    {
        if (finish.Stopped is { } stopped && car.Status != CarStatus.NotStarted)
        {
            car.Reasons.Add(stopped);
        }
        else if (car.Status == CarStatus.Finished && !car.Cut.TookFlag)
        {
            car.Reasons.Add("did not take the chequered flag");
        }

        if (isTie)
        {
            car.Reasons.Add("the gap to the car before is within the uncertainty");
        }

        if (car.LastStep is { } step)
        {
            Passages.Tell(car, step);
        }
    }
}
