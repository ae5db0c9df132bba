namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>A fact that is a name, such as a class, or why it is not known.</summary>
internal readonly record struct KnownName(string? Value, string? Why);
