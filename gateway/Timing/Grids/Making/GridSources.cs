using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Results;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;
using PitMarshal.Timing.Writing;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>Gives cars their places by each source in turn: sessions, points, a draw.</summary>
internal sealed class GridSources(Meeting meeting, GridRules rules, GridRace race, IReadOnlyList<GridPoints> points)
{
    private readonly List<GridCar> _placed = [];

    /// <summary>How far the results hold that were used.</summary>
    public ResultState State { get; private set; } = ResultState.Final;

    /// <summary>All cars in order; null when a source is not there, and why.</summary>
    public List<GridCar>? Order(List<GridCar> cars, out string? problem)
    {
        foreach (var source in rules.From)
        {
            var left = cars.Except(_placed).ToList();
            problem = source switch
            {
                GridRules.Draw => TakeDraw(left),
                GridRules.Points => TakePoints(left),
                _ => TakeSession(source, left),
            };
            if (problem is not null)
            {
                return null;
            }
        }

        problem = null;
        foreach (var car in cars.Except(_placed).OrderBy(car => car.Car, CarNumbers.Order).ToArray())
        {
            car.Reasons.Add($"no place in {string.Join(" or ", rules.From)}: behind the cars with one, by number");
            _placed.Add(car);
        }

        return _placed;
    }

    private string? TakeDraw(List<GridCar> cars)
    {
        if (meeting.Facts.SeedFor(race.Name, race.Until) is not { } seed)
        {
            return $"the grid of {race.Name} is to be drawn, and no GridDrawn for it is in the log";
        }

        var position = 0;
        foreach (var car in GridDraw.Order(seed, cars))
        {
            car.Place(GridRules.Draw, ++position, null, $"drawn {GridText.Ordinal(position)} with the seed {seed}");
            _placed.Add(car);
        }

        return null;
    }

    private string? TakePoints(List<GridCar> cars)
    {
        if (points.Count == 0)
        {
            return "the grid is by points, and there are no standings: give them with --season";
        }

        var ranked = points.Select(entry => (entry.Why, Car: cars.Find(car => car.Car == entry.Car)))
            .Where(entry => entry.Car is not null).ToArray();
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i].Car!.Place(GridRules.Points, i + 1, null, ranked[i].Why);
            _placed.Add(ranked[i].Car!);
        }

        return null;
    }

    private string? TakeSession(string source, List<GridCar> cars)
    {
        if (race.Find(meeting, source) is not { } session)
        {
            return $"the grid is from {source}, and no such session is before {race.Name} in the log";
        }

        var order = rules.By ?? session.Order;
        var result = new Classifier(session, ResultRules.Overall(session.Rules, order))
            .Classify(meeting.CarsOf(session), meeting.StateOf(session, TimingRules.Overall));
        State = result.State < State ? result.State : State;
        foreach (var line in result.Cars.Where(line => line.Status == CarStatus.Disqualified))
        {
            cars.Find(car => car.Car == line.Car)?.PutLast($"last (disqualified in {session.Name})");
        }

        foreach (var (line, position, time, what) in Ranked(session, result, order))
        {
            if (cars.Find(car => car.Car == line.Car) is { } car)
            {
                car.Place(session.Name, position, time, $"{GridText.Ordinal(position)} in {session.Name}{what}");
                _placed.Add(car);
            }
        }

        return null;
    }

    private IEnumerable<(ClassifiedCar Line, int Position, long? Time, string What)> Ranked(
        Session session, Classification result, RankBy order)
    {
        if (rules.Drivers > 0)
        {
            return RankedByDrivers(session, result, Math.Max(1, order.BestLaps));
        }

        return result.Cars.Where(line => line.Position is not null)
            .Select(line => (line, line.Position!.Value, line.RankedBy, What(line)));

        string What(ClassifiedCar line) =>
            Measure(line) + string.Concat(line.Penalties.Where(IsInOrder).Select(p => $", with {p.Penalty} ({p.Id})"))
            + (line.Tie ? ", within the uncertainty of the car before" : "");

        bool IsInOrder(ResultPenalty penalty) =>
            penalty.Kind == ResultPenaltyKind.Time || (penalty.Kind == ResultPenaltyKind.Laps && order.ByLaps);

        string Measure(ClassifiedCar line) =>
            order.ByLaps ? $" with {line.Laps} {(line.Laps == 1 ? "lap" : "laps")}"
            : order.BestLaps == 1 ? $", best lap {TextTable.Time(line.RankedBy)}"
            : $", mean of the best {order.BestLaps} laps {TextTable.Time(line.RankedBy)}";
    }

    private IEnumerable<(ClassifiedCar Line, int Position, long? Time, string What)> RankedByDrivers(
        Session session, Classification result, int best)
    {
        var means = result.Cars.Where(line => line.Position is not null && session.Runs.ContainsKey(line.Car))
            .Select(line => (Line: line, Mean: DriverMeans.Of(session.Runs[line.Car], (int)line.Laps,
                meeting.Facts.DriversOf(line.Car), rules.Drivers, best)))
            .Where(car => car.Mean.Drivers > 0).ToList();
        means.Sort((a, b) => DriverMeans.Compare(a.Mean, b.Mean) is not 0 and var order ? order
            : CarNumbers.Compare(a.Line.Car, b.Line.Car));
        return means.Select((car, i) => (car.Line, i + 1, car.Mean.Mean,
            $", mean of {car.Mean.Drivers} of {rules.Drivers} drivers {TextTable.Time(car.Mean.Mean)}"));
    }
}
