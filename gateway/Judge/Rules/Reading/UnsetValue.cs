namespace PitMarshal.Judge.Rules.Reading;

/// <summary>A published value that a rule needs and the event has yet to set.</summary>
/// <param name="Name">The name it is published under.</param>
/// <param name="Line">The line of the field that needs it, from 1.</param>
/// <param name="Message">What is told to who wants to judge without it: the rule, the field, and how to set it.</param>
public sealed record UnsetValue(string Name, int Line, string Message);
