namespace PitMarshal.Judge.Rules;

/// <summary>One rule of the regulations.</summary>
public abstract class Rule
{
    public abstract string Name { get; }
}
