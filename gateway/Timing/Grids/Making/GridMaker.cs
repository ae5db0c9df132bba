using PitMarshal.Events;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>
/// Makes a starting grid: who is placed by what, turned round, in groups, and moved by what stewards ordered.
/// </summary>
internal sealed class GridMaker(Meeting meeting, GridRules rules, GridRace race)
{
    /// <summary>Null when something is missing that the rules ask for, and what.</summary>
    public StartingGrid? Make(IReadOnlyList<GridPoints> points, out string? problem)
    {
        var cars = meeting.CarsOf(race.Session).Where(car => !meeting.Facts.IsWithdrawn(car.Car, race.Until))
            .Select(car => new GridCar(car.Car, car.Class)).ToList();
        var sources = new GridSources(meeting, rules, race, points);
        if (sources.Order(cars, out problem) is not { } order)
        {
            return null;
        }

        Invert(order);
        var moves = GridMoves.Of(meeting, rules, race, order);
        var groups = Groups(order);
        var places = new List<GridPlace>();
        var row = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            row = Fill(places, moves.Apply(groups[i]), row, rules.Groups.Count > 0 ? i + 1 : null);
        }

        return new StartingGrid(race.Name, sources.State, places);
    }

    private void Invert(List<GridCar> order)
    {
        var inverted = Math.Min(rules.Invert, order.Count(car => car.From is not null));
        if (inverted < 2)
        {
            return;
        }

        order.Reverse(0, inverted);
        for (var i = 0; i < inverted; i++)
        {
            order[i].Reasons.Add($"the first {inverted} are turned round: {GridText.Ordinal(i + 1)}");
        }
    }

    /// <summary>Those of a class that no group names start with the last group.</summary>
    private List<List<GridCar>> Groups(List<GridCar> order)
    {
        if (rules.Groups.Count == 0)
        {
            return [order];
        }

        var groups = rules.Groups.Select(_ => new List<GridCar>()).ToList();
        foreach (var car in order)
        {
            var group = 0;
            while (group < groups.Count && !rules.Groups[group].Contains(car.Class ?? ""))
            {
                group++;
            }

            if (group == groups.Count)
            {
                group--;
                car.Reasons.Add(car.Class is null ? "no class: it starts with the last group"
                    : $"class {car.Class} is in no group: it starts with the last one");
            }

            groups[group].Add(car);
        }

        return groups;
    }

    /// <summary>A group begins a row of its own. Returns the last row.</summary>
    private int Fill(List<GridPlace> places, List<GridCar> cars, int row, int? group)
    {
        for (var i = 0; i < cars.Count; i++)
        {
            var car = cars[i];
            places.Add(new GridPlace
            {
                Position = places.Count + 1,
                Car = car.Car,
                Class = car.Class,
                ClassPosition = car.Class is null ? null : places.Count(place => place.Class == car.Class) + 1,
                Group = group,
                StartDelay = group is { } number && rules.GroupGapMicros > 0
                    ? (number - 1) * rules.GroupGapMicros : null,
                Row = row + (i / rules.PerRow) + 1,
                InRow = (i % rules.PerRow) + 1,
                From = car.From,
                FromPosition = car.FromPosition,
                Time = car.Time,
                Penalties = car.Penalties,
                Reason = string.Join("; ", car.Reasons),
            });
        }

        return row + ((cars.Count + rules.PerRow - 1) / rules.PerRow);
    }
}
