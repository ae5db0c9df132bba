namespace PitMarshal.Judge.Progress;

/// <summary>When one fact was so within a stop, in order. Only facts whose input ever reported have a row.</summary>
public sealed record StateRow(Fact Fact, IReadOnlyList<StateSpell> Spells)
{
    /// <summary>It is so at the end of the stop, or now.</summary>
    public bool IsSo => Spells is [.., { To: null }];
}
