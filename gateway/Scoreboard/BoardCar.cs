using PitMarshal.Timing.Classifications;

namespace PitMarshal.Scoreboard;

/// <summary>One car as the board was told of it: its place in the order, and among the best laps.</summary>
internal sealed class BoardCar
{
    public (int Position, long Laps, long Total) Standing { get; set; }

    public (int Position, int Lap, long Time) Best { get; set; }

    /// <summary>The places of a classification: every car has one on a board, those without a position last.</summary>
    public static IEnumerable<(string Car, (int, long, long) Standing, (int, int, long) Best)> Of(
        Classification classification)
    {
        var byBest = classification.Cars.Index()
            .OrderBy(car => car.Item.Best ?? long.MaxValue).ThenBy(car => car.Index)
            .Select((car, rank) => (car.Item.Car, Rank: rank + 1)).ToDictionary(car => car.Car, car => car.Rank);
        foreach (var (i, car) in classification.Cars.Index())
        {
            yield return (car.Car, (i + 1, car.Laps, car.Total ?? 0),
                (byBest[car.Car], car.BestLap ?? 0, car.Best ?? 0));
        }
    }
}
