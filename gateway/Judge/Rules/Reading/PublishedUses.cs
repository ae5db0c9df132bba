namespace PitMarshal.Judge.Rules.Reading;

/// <summary>The published values that a rule needs.</summary>
public sealed class PublishedUses
{
    /// <summary>The names of all of them, set or not.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Those that the event has yet to set, one for each field that needs one.</summary>
    public List<UnsetValue> Unset { get; } = [];
}
