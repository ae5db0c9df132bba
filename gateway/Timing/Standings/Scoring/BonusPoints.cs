using PitMarshal.Events;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Timing.Writing;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>The bonuses of one result, among the cars of a class or among all.</summary>
internal static class BonusPoints
{
    private const int Five = 5;

    public static void Give(SeasonResult result, List<ScoredPlace> cars)
    {
        foreach (var (bonus, points) in result.Points.Bonus)
        {
            foreach (var (car, why) in Who(bonus, result, cars))
            {
                car.Add(points, why);
            }
        }
    }

    /// <summary>What a bonus needs and the result does not have, in words; null: nothing.</summary>
    public static string? Lacks(PointsBonus bonus, SeasonResult result) => bonus switch
    {
        PointsBonus.Winner => null,
        _ when result.Details is null => "the laps of its log",
        PointsBonus.Pole or PointsBonus.PlacesGained when result.Details.Grid is null => "a grid",
        _ => null,
    };

    private static IEnumerable<(ScoredPlace Car, string Why)> Who(
        PointsBonus bonus, SeasonResult result, List<ScoredPlace> cars)
    {
        if (Lacks(bonus, result) is not null)
        {
            return [];
        }

        var details = result.Details;
        return bonus switch
        {
            PointsBonus.Winner => cars.Where(car => car.Position == 1).Select(car => (car, "for the win")),
            PointsBonus.Pole => Pole(cars, details!.Grid!),
            PointsBonus.FastestLap => FastestLap(cars, details!),
            PointsBonus.FastFive => FastFive(cars, details!),
            PointsBonus.PlacesGained => PlacesGained(cars, details!),
        };
    }

    private static IEnumerable<(ScoredPlace, string)> Pole(
        List<ScoredPlace> cars, IReadOnlyDictionary<string, (int Position, int? From)> grid) =>
        cars.Where(car => grid.TryGetValue(car.Car, out var place) && place.From is not null)
            .OrderBy(car => grid[car.Car].From).Take(1).Select(car => (car, "for pole position"));

    private static IEnumerable<(ScoredPlace, string)> FastestLap(List<ScoredPlace> cars, RaceDetails details) =>
        cars.Where(car => car.Position is not null)
            .SelectMany(car => details.Laps.GetValueOrDefault(car.Car, []).Select(lap => (Car: car, Lap: lap)))
            .OrderBy(set => set.Lap.Micros).ThenBy(set => set.Lap.End).ThenBy(set => set.Car.Position).Take(1)
            .Select(set => (set.Car, $"for the fastest lap, {TextTable.Time(set.Lap.Micros)}"));

    private static IEnumerable<(ScoredPlace, string)> FastFive(List<ScoredPlace> cars, RaceDetails details) =>
        cars.Where(car => car.Position is not null)
            .Select(car => (Car: car, Laps: details.Laps.GetValueOrDefault(car.Car, []).Select(lap => lap.Micros)
                .Order().Take(Five).ToArray()))
            .Where(set => set.Laps.Length == Five)
            .OrderBy(set => set.Laps[^1] - set.Laps[0]).ThenBy(set => set.Laps[0]).ThenBy(set => set.Car.Position)
            .Take(1).Select(set => (set.Car,
                $"for the most consistent five laps, within {TextTable.Time(set.Laps[^1] - set.Laps[0])}"));

    private static IEnumerable<(ScoredPlace, string)> PlacesGained(List<ScoredPlace> cars, RaceDetails details)
    {
        var started = cars.Where(car => details.Grid!.ContainsKey(car.Car))
            .OrderBy(car => details.Grid![car.Car].Position).ToList();
        var gained = started.Select((car, i) => (Car: car, Gained: i + 1 - (car.Position ?? int.MaxValue)))
            .Where(car => car.Gained > 0 && !details.Contacts.Contains(car.Car.Car)).ToArray();
        var most = gained.Select(car => car.Gained).DefaultIfEmpty().Max();
        return gained.Where(car => car.Gained == most).Select(car =>
            (car.Car, $"for the most places gained, {most}"));
    }
}
