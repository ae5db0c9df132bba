using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Judge;

/// <summary>A car with all that was worked out of it.</summary>
internal sealed class JudgedCar(Car car)
{
    public const long LeastAheadMicros = 60_000_000, MostAheadMicros = 1_800_000_000;

    public Car Car { get; } = car;

    /// <summary>Who drove it when.</summary>
    public DriveTimes Driving { get; } = new(car);

    /// <summary>What a page shows of it, as last worked out; null: to be worked out anew.</summary>
    public CarProgress? Progress { get; set; }

    /// <summary>
    /// It has to be judged again, for what is known of it from this instant on has changed; null: it has not.
    /// </summary>
    public Instant? ChangedFrom { get; set; }

    /// <summary>As long as the car only goes round, its verdicts stay what they are until this instant.</summary>
    public Instant HoldsUntil { get; set; } = new(long.MinValue);

    /// <summary>So far ahead (1 min to 30 min) the next passing asks whether they do, µs.</summary>
    public long AheadMicros { get; set; } = MostAheadMicros;

    /// <summary>What was worked out of stops and stints beyond a number is to be worked out anew.</summary>
    public void Forget(int settled)
    {
        Progress = null;
        foreach (var stop in Car.PitLane.Stops.Skip(settled))
        {
            stop.Time = null;
        }

        foreach (var stint in Car.PitLane.Stints.Skip(settled))
        {
            stint.Forget();
        }

        Driving.Forget(settled);
    }
}
