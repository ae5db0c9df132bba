using System.Globalization;
using PitMarshal.Timing.Laps;

namespace PitMarshal.Timing.Results;

/// <summary>What is told of a car's passings: those set aside, and laps that look like several.</summary>
internal static class Passages
{
    private const int Listed = 3;

    public static void Tell(RankedCar car, in LapStep step)
    {
        Count(car, step.TooSoon, "sooner than the minimum lap");
        Count(car, step.Aside, "in the pit lane");
        Count(car, step.AfterRetirement, "after its retirement was told");
        if (step.Multiples == 0)
        {
            return;
        }

        var told = 0;
        for (var i = 0; i < car.Cut.Laps && told < Listed; i++)
        {
            var lap = car.Run!.Laps[i];
            if (lap.Times > 0)
            {
                told++;
                car.Reasons.Add(string.Create(CultureInfo.InvariantCulture,
                    $"lap {i + 1} of {lap.Micros / 1_000_000.0:0.0} s is about {lap.Times} times its usual lap: a "
                        + $"passing may be missed"));
            }
        }

        if (step.Multiples > told)
        {
            car.Reasons.Add($"{step.Multiples - told} more such laps");
        }
    }

    private static void Count(RankedCar car, int count, string why)
    {
        if (count > 0)
        {
            car.Reasons.Add($"{count} {(count == 1 ? "passing" : "passings")} set aside: {why}");
        }
    }
}
