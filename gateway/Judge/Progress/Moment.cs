using PitMarshal.Log;

namespace PitMarshal.Judge.Progress;

/// <summary>An instant of the race with its expanded uncertainty (k = 2), ± ms, and the event that tells it, as verdicts name evidence.</summary>
public sealed record Moment(Instant At, double UMs, string Source);
