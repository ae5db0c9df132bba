using PitMarshal.Events;

namespace PitMarshal.Timing.Settings;

/// <summary>At which passing a race is taken that was stopped and not resumed.</summary>
/// <param name="How">Which of the ways.</param>
/// <param name="LapsBack">How many laps behind the leader's last complete one; only of
/// <see cref="CountbackTo.LapsBack"/>.</param>
public sealed record Countback(CountbackTo How, int LapsBack = 0)
{
    /// <summary>As regulations write it.</summary>
    public override string ToString() => How == CountbackTo.LapsBack ? $"{LapsBack}" : Words<CountbackTo>.Write(How);
}
