using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// The clock of one boot of a station against UTC. After a step of it, or of the gateway's, it begins anew, and what
/// was before the step keeps the time that it had.
/// </summary>
public sealed class StationClock
{
    private readonly List<SteadyClock> _spans = [];

    /// <summary>False until the first exchange: nothing is known then.</summary>
    public bool IsKnown => _spans.Count > 0;

    /// <summary>UTC minus the station's clock at the latest exchange, µs.</summary>
    public long OffsetUs => Latest?.OffsetUs ?? 0;

    /// <summary>The latest exchange; null before any.</summary>
    public ClockSampled? Latest => IsKnown ? _spans[^1].Latest : null;

    /// <summary>
    /// How fast UTC runs away from the station's clock, parts per million (positive: the station's is slow), and how
    /// far
    /// off that can be, ±. One exchange says nothing of it: then the second is the worst that a quartz can be.
    /// </summary>
    public (double Ppm, double UPpm) Drift => IsKnown ? _spans[^1].Drift : (0, OffsetLines.DriftMostPpm);

    public void Add(ClockSampled sample)
    {
        if (!IsKnown || StepBefore(sample) is not null)
        {
            _spans.Add(new SteadyClock(sample));
        }
        else
        {
            _spans[^1].Add(sample);
        }
    }

    /// <summary>
    /// By how much this clock, or UTC, stepped since the latest exchange, µs; null when both went on.
    /// </summary>
    public long? StepBefore(ClockSampled sample) => IsKnown ? _spans[^1].StepBefore(sample) : null;

    /// <summary>When it was by UTC at this µs of the boot, and how far off that can be, ± whole µs.</summary>
    public (Instant At, long UUs) ToUtc(long us) =>
        (_spans.FindLast(span => span.FirstUs <= us) ?? _spans[0]).ToUtc(us);
}
