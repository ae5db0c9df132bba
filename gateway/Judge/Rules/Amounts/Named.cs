namespace PitMarshal.Judge.Rules;

/// <summary>A fact that is a name, such as a class, or why it is not known.</summary>
internal readonly record struct Named(string? Value, string? Why);
