using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>Who is classified once a session is over.</summary>
internal static class Classified
{
    /// <summary>Takes the place of every car that is not; all must be in order.</summary>
    public static void Settle(List<RankedCar> all, ClassifiedShare share, RankBy order)
    {
        var winner = all.Find(car => car.IsPlaced);
        var winners = all.Where(car => car.IsPlaced).GroupBy(car => car.Class ?? "")
            .ToDictionary(cars => cars.Key, cars => cars.First().Laps);
        foreach (var car in all)
        {
            if (car.Status is CarStatus.Disqualified or CarStatus.NotStarted)
            {
                continue;
            }

            var why = !order.ByLaps ? car.BestLaps == 0 ? "no timed lap" : null
                : car.Laps == 0 ? "no complete lap"
                : Short(car, share.LapsNeeded(
                    share.OfClassWinner ? winners.GetValueOrDefault(car.Class ?? "") : winner?.Laps ?? 0))
                    ?? (share.TakesFlag && !car.Cut.TookFlag ? "did not take the chequered flag" : null);
            if (why is null)
            {
                continue;
            }

            car.IsPlaced = false;
            car.Status = car.Status == CarStatus.Retired ? CarStatus.Retired : CarStatus.NotClassified;
            car.Reasons.Add(why);
        }
    }

    private static string? Short(RankedCar car, long needed) =>
        car.Laps < needed ? $"{car.Laps} of the {needed} laps that are needed to be classified" : null;
}
