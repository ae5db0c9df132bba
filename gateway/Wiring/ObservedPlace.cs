namespace PitMarshal.Wiring;

/// <summary>What is observed, and where: the fields of an observation that the wiring decides.</summary>
/// <param name="Kind">A word of <see cref="Events.SensorKinds"/>; empty when the file says none.</param>
public sealed record ObservedPlace(string Kind, string? Point, string? Box, string? Side, string? Id)
{
    /// <summary>As a person says it.</summary>
    public string Words => string.Join(' ', new[]
    {
        Kind == "tag" ? "transponders" : Kind,
        Side,
        Id is null ? null : $"“{Id}”",
        Point is null ? null : $"at {Point}",
        Box is null ? null : $"of box {Box}",
    }.OfType<string>());
}
