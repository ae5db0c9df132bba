using PitMarshal.Events;
using PitMarshal.Judge.Sensing;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>
/// When one fact was so within a stop, in order, as the events have it, doubted or not. Only facts whose input ever
/// reported have a row.
/// </summary>
public sealed record StateRow(Fact Fact, IReadOnlyList<StateSpell> Spells)
{
    /// <summary>It is so at the end of the stop, or now.</summary>
    public bool IsSo => Spells is [.., { To: null }];

    internal static StateRow Of(Fact fact, Signal signal, Instant from, Instant to)
    {
        var spells = new List<StateSpell>();
        var (isSo, since) = (signal.IsSoAtPitIn(from), (Moment?)null);
        foreach (var (e, becomesSo) in signal.Within(from, to))
        {
            if (becomesSo == isSo)
            {
                continue;
            }

            var now = Moment.Of(e);
            if (isSo)
            {
                spells.Add(new(since, now));
            }

            (isSo, since) = (becomesSo, now);
        }

        if (isSo)
        {
            spells.Add(new(since, null));
        }

        return new(fact, spells);
    }
}
