using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// The gateway's one time: UTC as it was at the start, carried on by the monotonic clock. It never steps, whatever is
/// done to the system's time during a race.
/// </summary>
public sealed class GatewayClock
{
    private readonly TimeProvider _time;
    private readonly long _startTicks;
    private readonly Instant _start;

    public GatewayClock(TimeProvider time)
    {
        this._time = time;
        _start = Instant.From(time.GetUtcNow());
        _startTicks = time.GetTimestamp();
    }

    public Instant Now => _start.Plus(_time.GetElapsedTime(_startTicks).Ticks / TimeSpan.TicksPerMicrosecond);
}
