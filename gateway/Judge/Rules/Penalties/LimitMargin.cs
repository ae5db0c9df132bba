using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>By how much an infringement misses its limit: what a penalty is measured by.</summary>
/// <param name="Subject">What infringed.</param>
/// <param name="By">µs, or a number of things.</param>
/// <param name="U">± in the same unit.</param>
public readonly record struct LimitMargin(Subject Subject, long By, double U)
{
    /// <summary>
    /// The least it can be. Where a penalty grows in steps and the uncertainty reaches over an edge, the milder step is
    /// proposed: the doubt is the car's.
    /// </summary>
    public long AtLeast => Math.Max(1, By - (long)Math.Ceiling(U));
}
