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
}
