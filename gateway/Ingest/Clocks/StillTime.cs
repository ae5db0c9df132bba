using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>A clock that stands: by it a race is looked at as it was at an instant. Timers go on.</summary>
public sealed class StillTime(Instant at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() =>
        DateTimeOffset.UnixEpoch.AddTicks(at.Micros * TimeSpan.TicksPerMicrosecond);

    public override long GetTimestamp() => 0;
}
