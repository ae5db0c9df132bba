using PitMarshal.Events;

namespace PitMarshal.Timing.Penalties;

/// <summary>The penalties ordered in a session that stand: neither served nor withdrawn.</summary>
internal sealed class PenaltyBook
{
    private readonly List<PenaltyOrdered> _ordered = [];
    private readonly HashSet<string> _over = [];

    /// <summary>Penalties that could not be read.</summary>
    public List<string> Notes { get; } = [];

    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case PenaltyOrdered ordered:
                _ordered.Add(ordered);
                if (ResultPenalty.Of(ordered, out var problem) is null && problem is not null)
                {
                    Notes.Add(problem);
                }

                break;
            case PenaltyServed served:
                _over.Add(served.Id);
                break;
            case PenaltyWithdrawn withdrawn:
                _over.Add(withdrawn.Id);
                break;
        }
    }

    /// <summary>Those of a car that change a result, in order of their ids; of one id the last order holds.</summary>
    /// <param name="car">Whose.</param>
    /// <param name="until">Ordered by then; a disqualification at any time.</param>
    public List<ResultPenalty> Of(string car, Instant until)
    {
        var standing = new SortedDictionary<string, ResultPenalty>(StringComparer.Ordinal);
        foreach (var ordered in _ordered)
        {
            if (ordered.Car != car || _over.Contains(ordered.Id) || ResultPenalty.Of(ordered, out _) is not { } penalty)
            {
                continue;
            }

            if (ordered.At <= until || penalty.Kind == ResultPenaltyKind.Disqualification)
            {
                standing[ordered.Id] = penalty;
            }
        }

        return [.. standing.Values];
    }

    /// <summary>
    /// What is ordered for the next grid, in the order in which it was; of one id the last order holds.
    /// </summary>
    public IEnumerable<(PenaltyOrdered Order, ResultPenalty Penalty)> ForGrid() =>
        _ordered.Where(ordered => !_over.Contains(ordered.Id))
            .GroupBy(ordered => (ordered.Car, ordered.Id)).Select(orders => orders.Last())
            .Select(ordered => (ordered, ResultPenalty.Of(ordered, out _)!))
            .Where(read => read.Item2 is { Kind: ResultPenaltyKind.Grid });

    public bool Any => _ordered.Count > 0;
}
