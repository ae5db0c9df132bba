using PitMarshal.Events;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>
/// What stewards ordered and decided about the grid: cars that go last, then places lost, in the order in which they
/// were ordered.
/// </summary>
internal sealed class GridMoves
{
    private readonly List<(GridCar Car, ResultPenalty Penalty)> _drops = [];

    private GridMoves()
    {
    }

    public static GridMoves Of(Meeting meeting, GridRules rules, GridRace race, List<GridCar> cars)
    {
        var moves = new GridMoves();
        var ordered = meeting.Sessions.SelectMany(session => session.Penalties.ForGrid())
            .Where(order => race.Concerns(order.Order.At)).OrderBy(order => order.Order.At)
            .ThenBy(order => order.Order.Id, StringComparer.Ordinal);
        foreach (var (order, penalty) in ordered)
        {
            moves.Take(cars, order.Car, penalty, $"({order.Id}: {order.Reason})");
        }

        foreach (var (decided, at) in meeting.Facts.Decisions(race.Until))
        {
            if (race.Concerns(at) && meeting.SessionAt(at) is { Kind: not SessionKind.Race } session)
            {
                moves.Take(rules, cars, decided, session);
            }
        }

        return moves;
    }

    /// <summary>The cars of one group in the order in which they start.</summary>
    public List<GridCar> Apply(List<GridCar> group)
    {
        List<GridCar> moved = [.. group.Where(car => !car.IsLast), .. group.Where(car => car.IsLast)];
        foreach (var (car, penalty) in _drops)
        {
            if (!car.IsLast && moved.IndexOf(car) is var from and >= 0)
            {
                var last = moved.FindLastIndex(other => !other.IsLast);
                moved.RemoveAt(from);
                moved.Insert((int)Math.Min(last, from + penalty.Size), car);
            }
        }

        return moved;
    }

    private void Take(List<GridCar> cars, string number, ResultPenalty penalty, string why)
    {
        if (cars.Find(car => car.Car == number) is not { } car)
        {
            return;
        }

        car.Penalties.Add(penalty);
        if (penalty.Size == long.MaxValue)
        {
            car.PutLast($"last {why}");
        }
        else
        {
            _drops.Add((car, penalty));
            car.Reasons.Add($"{GridText.Places(penalty.Size)} back {why}");
        }
    }

    /// <summary>What the decision itself says follows is what follows; else what the regulations say.</summary>
    private void Take(GridRules rules, List<GridCar> cars, IncidentDecided decided, Session session)
    {
        var why = $"({decided.Finding} in {session.Name}, {decided.Id}: {decided.Reason})";
        foreach (var number in decided.Cars)
        {
            if (decided.Consequence is { } consequence)
            {
                var order = new PenaltyOrdered(
                    decided.Id, number, consequence, null, decided.By ?? "", decided.Reason) { At = decided.At };
                if (ResultPenalty.Of(order, out _) is { Kind: ResultPenaltyKind.Grid } penalty)
                {
                    Take(cars, number, penalty, why);
                }
            }
            else if (rules.Last.Contains(decided.Finding) && cars.Find(car => car.Car == number) is { } car)
            {
                car.PutLast($"last {why}");
            }
        }
    }
}
