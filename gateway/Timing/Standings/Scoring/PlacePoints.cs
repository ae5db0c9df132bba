using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Grids.Making;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>The points of one result, car by car.</summary>
internal static class PlacePoints
{
    /// <summary>Cars of guests are as if they had not been there.</summary>
    public static List<ScoredPlace> Of(SeasonResult result, IReadOnlySet<string> guests)
    {
        var all = new List<ScoredPlace>();
        var cars = result.Result.Cars.Where(car => !guests.Contains(car.Car));
        var groups = result.Points.ByClass ? cars.GroupBy(car => car.Class ?? "") : cars.GroupBy(_ => "");
        foreach (var group in groups)
        {
            var scored = Group(result, [.. group], result.Points.ByClass ? group.Key : null);
            BonusPoints.Give(result, scored);
            all.AddRange(scored);
        }

        return all;
    }

    private static List<ScoredPlace> Group(SeasonResult result, List<ClassifiedCar> cars, string? group)
    {
        var placed = cars.Count(car => car.Position is not null);
        var scored = new List<ScoredPlace>();
        foreach (var car in cars)
        {
            int? position = car.Position is null ? null : scored.Count(other => other.Position is not null) + 1;
            var place = new ScoredPlace(result, car.Car, group, position);
            scored.Add(place);
            if (position is { } number)
            {
                place.Reasons.Add(
                    $"{GridText.Ordinal(number)} of {placed}{(group is { Length: > 0 } ? $" in {group}" : "")}");
                Give(result, place, number, placed, cars.Count);
            }
            else
            {
                place.Reasons.Add(Events.Words<CarStatus>.Write(car.Status));
            }
        }

        return scored;
    }

    private static void Give(SeasonResult result, ScoredPlace place, int position, int placed, int entrants)
    {
        var rules = result.Points;
        var times = result.Factor == 1 ? "" : $", times {PointsText.Of(result.Factor)}";
        var table = rules.Tables.Where(table => table.Entrants <= entrants).MaxBy(table => table.Entrants);
        if (table is not null)
        {
            place.Add(result.Factor * (position <= table.Points.Count ? table.Points[position - 1] : table.After),
                $"for the place{times}");
        }

        place.Add(result.Factor * rules.Finish, $"for finishing{times}");
        var beaten = Math.Min(rules.BeatenMost, Math.Max(0, Math.Min(placed, rules.BeatenWithin) - position));
        place.Add(result.Factor * rules.Beaten * beaten,
            $"for {beaten} {(beaten == 1 ? "car" : "cars")} beaten{times}");
    }
}
