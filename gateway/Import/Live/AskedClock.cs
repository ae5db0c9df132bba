using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// A decoder's clock by the gateway's, from exchanges: it was asked, and what it told lies between question and answer.
/// The last one holds, as wide as its way was long and as clocks drift since: a quicker one before it would hide that
/// the clock was set by little.
/// </summary>
internal sealed class AskedClock
{
    /// <summary>No quartz is off by more, ms of a ms.</summary>
    public const double Drift = 200e-6;

    /// <summary>
    /// Set by less than two exchanges together are wide, a clock shows nothing of it: what it times until then is off
    /// by up to three times as much as one.
    /// </summary>
    private const double Sets = 3;

    /// <summary>A decoder tells whole ms.</summary>
    private const double ResolutionMs = 1;

    private const int LimitsMost = 256;

    private readonly Queue<(Instant At, double Ms)> _limits = [];
    private (Instant At, long OffsetMicros, double UMs)? _last;

    /// <summary>The latest exchange, and how long it was on the way, ms.</summary>
    public (Instant At, double RoundTripMs)? Latest { get; private set; }

    public bool IsKnown => _last is not null;

    /// <summary>
    /// Takes an exchange. Returns by how far the clock was set since the one before, µs; null: it was not.
    /// </summary>
    public long? Take(Instant asked, Instant answered, long clockMicros)
    {
        var way = answered.Since(asked);
        var (offset, u) = (asked.Micros + way / 2 - clockMicros, way / 2000.0 + ResolutionMs);
        Latest = (answered, way / 1000.0);
        var last = _last;
        _last = (answered, offset, u);
        if (last is not { } before)
        {
            return null;
        }

        var limit = Aged(before, answered) + u;
        var step = before.OffsetMicros - offset;
        if (Math.Abs(step) / 1000.0 <= limit)
        {
            _limits.Enqueue((answered, limit));
            _ = _limits.Count > LimitsMost ? _limits.Dequeue() : default;
            return null;
        }

        Since = _limits.LastOrDefault(one => one.Ms < Math.Abs(step) / 1000.0, (before.At, 0)).At;
        _limits.Clear();
        return step;
    }

    /// <summary>Goes on from an exchange that an earlier gateway recorded.</summary>
    public void Recall(ClockSampled sample) =>
        _last = (sample.At, sample.OffsetUs, sample.DelayUs / 2000.0 + ResolutionMs);

    /// <summary>The last exchange before the clock was set that would have shown it.</summary>
    public Instant Since { get; private set; }

    /// <summary>The instant of a time of its clock, and how far off that may be, ± ms.</summary>
    public (Instant At, double UMs) At(long clockMicros)
    {
        var last = _last!.Value;
        var at = new Instant(clockMicros + last.OffsetMicros);
        return (at, Aged(last, at) * Sets);
    }

    /// <summary>How far off it can be at an instant, ± ms.</summary>
    public double UMs(Instant at) => Aged(_last!.Value, at) * Sets;

    private static double Aged((Instant At, long OffsetMicros, double UMs) last, Instant at) =>
        last.UMs + Math.Abs(at.Since(last.At)) / 1000.0 * Drift;
}
