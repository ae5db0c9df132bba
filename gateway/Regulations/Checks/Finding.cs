namespace PitMarshal.Regulations.Checks;

/// <summary>What a check found in regulations.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Rule">The rule it is about, or null: the file.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="What">What is wrong.</param>
/// <param name="ToDo">What to do about it.</param>
public sealed record Finding(int Line, string? Rule, Severity Severity, string What, string ToDo);
