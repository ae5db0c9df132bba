using PitMarshal.Events;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Verdicts.Penalties;

/// <summary>A penalty that a steward ruled.</summary>
/// <param name="Verdict">Its id.</param>
public sealed record RuledPenalty(string Verdict, string Rule, string Car, string Penalty)
{
    /// <summary>What was ruled and that nobody ordered, withdrew or let be served yet.</summary>
    internal static IReadOnlyList<RuledPenalty> Waiting(Snapshot shows, IReadOnlyList<PenaltyState> ordered)
    {
        var known = ordered.Select(state => state.Order.Verdict).ToHashSet();
        return [.. shows.Race.Rulings.Keys.Where(verdict => !known.Contains(verdict))
            .Select(verdict => Of(shows, verdict)).OfType<RuledPenalty>()
            .OrderBy(ruled => ruled.Verdict, StringComparer.Ordinal)];
    }

    /// <summary>Null where no penalty was ruled about the verdict, or it stands no more.</summary>
    internal static RuledPenalty? Of(Snapshot shows, string id)
    {
        var verdict = shows.Verdicts.FirstOrDefault(standing => standing.Id == id);
        var penalty = shows.Race.Rulings.GetValueOrDefault(id) is not [.., var ruled] ? null : ruled.Ruling switch
        {
            Ruling.Dismissed => null,
            Ruling.Amended => ruled.Penalty,
            _ => ruled.Penalty ?? verdict?.Penalty,
        };
        return verdict is null || penalty is null or "none" ? null : new(id, verdict.Rule, verdict.Car, penalty);
    }
}
