using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Judge;

/// <summary>A car with all that was worked out of it.</summary>
internal sealed class JudgedCar(Car car)
{
    public Car Car { get; } = car;

    /// <summary>Who drove it when.</summary>
    public DriveTimes Driving { get; } = new(car);

    /// <summary>What a page shows of it, as last worked out; null: to be worked out anew.</summary>
    public CarProgress? Progress { get; set; }

    /// <summary>
    /// It has to be judged again, for what is known of it from this instant on has changed; null: it has not.
    /// </summary>
    public Instant? ChangedFrom { get; set; }

    /// <summary>What has changed from this instant on concerns only the visit it is in; null: more may.</summary>
    public Instant? StandsSince { get; set; }

    /// <summary>As long as the car only goes round, its verdicts stay what they are until this instant.</summary>
    public Instant HoldsUntil { get; set; } = new(long.MinValue);

    /// <summary>What was worked out of stops and stints beyond a number is to be worked out anew.</summary>
    public void Forget(int settled)
    {
        Progress = null;
        for (var i = settled; i < Car.PitLane.Stops.Count; i++)
        {
            Car.PitLane.Stops[i].Time = null;
        }

        for (var i = settled; i < Car.PitLane.Stints.Count; i++)
        {
            Car.PitLane.Stints[i].Forget();
        }

        Driving.Forget(settled);
    }
}
