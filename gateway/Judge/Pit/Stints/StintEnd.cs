using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Stints;

/// <summary>One end of a stint.</summary>
/// <param name="Seen">What is taken for it; null where nothing was seen.</param>
/// <param name="Inner">
/// Beyond this it does not reach into the stint: what lies on the other side of it was driven for certain.
/// </param>
/// <param name="Outer">Beyond this it does not reach out of the stint.</param>
/// <param name="Why">Why the two are not the same; null when they are.</param>
internal readonly record struct StintEnd(Mark? Seen, Instant Inner, Instant Outer, string? Why)
{
    /// <summary>It is known only when more is.</summary>
    public string? Open { get; init; }

    /// <summary>The pulses leave open whether the stint ended there at all.</summary>
    public bool MayBeNone { get; init; }

    public bool IsExact => Why is null;

    /// <summary>± µs where it was seen and can be relied on.</summary>
    public double U => IsExact ? Seen?.U ?? 0 : 0;

    public static StintEnd At(Mark mark) => new(mark, mark.At, mark.At, null);
}
