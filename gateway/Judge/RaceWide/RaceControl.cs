using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// What race control says of cars: retirements, penalties to be served, and when the field is led through the pit lane.
/// </summary>
public sealed class RaceControl
{
    private readonly Dictionary<string, List<RaceEvent>> _retirements = [];
    private readonly Dictionary<string, List<OrderedPenalty>> _penalties = [];

    /// <summary>When the field was led through the pit lane, in order; the last may have no end yet.</summary>
    public List<Spell> Routes { get; } = [];

    /// <summary>An event that changes what visits of cars are.</summary>
    public static bool Concerns(RaceEvent e) =>
        e is CarRetired or CarRejoined or EntryWithdrawn or PitLaneRouteBegan or PitLaneRouteEnded
        or PenaltyOrdered or PenaltyServed or PenaltyWithdrawn
        || (e is StewardRuled ruled && OrderedPenalty.Of(ruled) is not null);

    /// <summary>Takes the next event; they must come in order.</summary>
    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case CarRetired { Car: var car }:
                Of(_retirements, car).Add(e);
                break;
            case EntryWithdrawn { Car: var car }:
                Of(_retirements, car).Add(e);
                break;
            case CarRejoined { Car: var car }:
                Of(_retirements, car).Add(e);
                break;
            case PitLaneRouteBegan when Routes is not [.., { To: var to }] || to != Spell.Forever:
                Routes.Add(new Spell(e.At, e.UMs * 1000, Spell.Forever, 0));
                break;
            case PitLaneRouteEnded when Routes is [.., var route] && route.To == Spell.Forever:
                Routes[^1] = route with { To = e.At, ToU = e.UMs * 1000 };
                break;
            case PenaltyOrdered ordered when OrderedPenalty.Of(ordered) is { } penalty:
                // What was ruled is served as it is ordered, once.
                Of(_penalties, ordered.Car).RemoveAll(ruled => !ruled.IsOrder && ruled.Id == ordered.Verdict);
                Of(_penalties, ordered.Car).Add(penalty);
                break;
            case StewardRuled ruled when OrderedPenalty.Of(ruled) is { } penalty:
                Of(_penalties, penalty.Car).Add(penalty);
                break;
            case PenaltyServed { Id: var id }:
                Change(id, penalty => penalty with { ServedAt = e.At });
                break;
            case PenaltyWithdrawn { Id: var id }:
                Change(id, penalty => penalty with { WithdrawnAt = e.At });
                break;
        }
    }

    /// <summary>What it says of one car.</summary>
    /// <param name="car">The car.</param>
    /// <param name="listed">From when on it takes part; null: from its first passing on.</param>
    public CarDuties Of(string car, Instant? listed) =>
        new(listed, Routes, _penalties.GetValueOrDefault(car) ?? [], _retirements.GetValueOrDefault(car) ?? []);

    private void Change(string id, Func<OrderedPenalty, OrderedPenalty> change)
    {
        foreach (var penalties in _penalties.Values)
        {
            var i = penalties.FindLastIndex(penalty => penalty.Id == id);
            if (i >= 0)
            {
                penalties[i] = change(penalties[i]);
            }
        }
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string car)
    {
        if (!lists.TryGetValue(car, out var list))
        {
            lists.Add(car, list = []);
        }

        return list;
    }
}
