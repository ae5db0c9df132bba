namespace PitMarshal.Judge.Rules.Reading;

/// <summary>A rule that cannot be read; the message says where in it and what was expected.</summary>
public sealed class BadRule(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
