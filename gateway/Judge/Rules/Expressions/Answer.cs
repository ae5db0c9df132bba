namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>What an expression comes to (durations in µs), or why that is not known.</summary>
public readonly record struct Answer(Rational Value, string? Why = null)
{
    public static Answer Unknown(string why) => new(default, why);
}
