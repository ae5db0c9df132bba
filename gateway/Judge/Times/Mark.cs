using PitMarshal.Events;

namespace PitMarshal.Judge.Times;

/// <summary>One end of something measured: an event of a car, or of the race.</summary>
/// <param name="Event">The event.</param>
/// <param name="Doubt">Why it may not be this car's, or null.</param>
public readonly record struct Mark(RaceEvent Event, string? Doubt = null)
{
    public Instant At => Event.At;

    /// <summary>± microseconds.</summary>
    public double U => Event.UMs * 1000;

    /// <summary>How a verdict names an event as evidence.</summary>
    public static string Name(RaceEvent e) => e.Source ?? $"{e.GetType().Name}@{e.At}";
}
