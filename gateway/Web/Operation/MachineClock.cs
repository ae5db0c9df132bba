namespace PitMarshal.Web.Operation;

/// <summary>
/// How far the machine's clock was set since the gateway began: it goes on by its own, and people read the other.
/// </summary>
internal sealed class MachineClock(TimeProvider time)
{
    // Between two looks a clock that is only steered drifts by less.
    private static readonly TimeSpan s_smallest = TimeSpan.FromMilliseconds(100);

    private long _timestamp = time.GetTimestamp();
    private DateTimeOffset _utc = time.GetUtcNow();

    /// <summary>All steps so far; zero again when it was set back.</summary>
    internal TimeSpan Sum { get; private set; }

    internal void Look()
    {
        var (timestamp, utc) = (time.GetTimestamp(), time.GetUtcNow());
        var step = utc - _utc - time.GetElapsedTime(_timestamp, timestamp);
        (_timestamp, _utc) = (timestamp, utc);
        if (step.Duration() > s_smallest)
        {
            Sum += step;
        }
    }
}
