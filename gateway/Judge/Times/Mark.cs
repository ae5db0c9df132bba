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

    /// <summary>
    /// ± µs of the time between the two: the unknown delay of detectors of one name is the same at both, and cancels.
    /// </summary>
    public static double Between(Mark from, Mark to) =>
        from.Event.Detector is { } detector && detector == to.Event.Detector
            ? from.U + to.U - ((from.Event.DelayUMs + to.Event.DelayUMs) * 1000)
            : from.U + to.U;

    /// <summary>How a verdict names an event as evidence.</summary>
    public static string Name(RaceEvent e) => e.Source ?? $"{e.GetType().Name}@{e.At}";
}
