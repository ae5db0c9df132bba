using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>
/// An instant of the race with its expanded uncertainty (k = 2), ± ms, and the event that tells it, as verdicts name
/// evidence.
/// </summary>
public sealed record Moment(Instant At, double UMs, string Source)
{
    internal static Moment Of(RaceEvent e) => new(e.At, e.UMs, Mark.Name(e));

    internal static Moment? Of(Mark? mark) => mark is { } seen ? Of(seen.Event) : null;
}
