using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>What an event did to the blind intervals of a station.</summary>
/// <param name="Gone">Those that stood before and do not now.</param>
/// <param name="Come">Those that are new.</param>
public sealed record BlindChange(IReadOnlyList<BlindInterval> Gone, IReadOnlyList<BlindInterval> Come)
{
    internal static readonly BlindChange None = new([], []);

    /// <summary>An interval with all of them in it; empty, its end before its beginning, when there are none.</summary>
    public (Instant From, Instant To) Extent()
    {
        var (from, to) = (Spell.Forever, new Instant(long.MinValue));
        foreach (var blind in Gone.Concat(Come))
        {
            from = blind.From < from ? blind.From : from;
            to = blind.To > to ? blind.To : to;
        }

        return (from, to);
    }
}
