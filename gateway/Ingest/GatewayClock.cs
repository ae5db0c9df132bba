using PitMarshal.Log;

namespace PitMarshal.Ingest;

/// <summary>
/// The gateway's one time: UTC as it was at the start, carried on by the monotonic clock. It never steps, whatever is
/// done to the system's time during a race.
/// </summary>
public sealed class GatewayClock
{
    private readonly TimeProvider time;
    private readonly long startTicks;
    private readonly Instant start;

    public GatewayClock(TimeProvider time)
    {
        this.time = time;
        start = Instant.From(time.GetUtcNow());
        startTicks = time.GetTimestamp();
    }

    public Instant Now => start.Plus(time.GetElapsedTime(startTicks).Ticks / TimeSpan.TicksPerMicrosecond);
}
