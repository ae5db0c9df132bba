namespace PitMarshal.Web.Recorded;

/// <summary>One field of a verdict that is another now.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Before">Null: it had none.</param>
/// <param name="Now">Null: it has none any more.</param>
public sealed record FieldChange(string Name, string? Before, string? Now);
