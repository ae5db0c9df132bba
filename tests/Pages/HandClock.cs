namespace PitMarshal.Tests.Pages;

/// <summary>
/// A clock that a test moves. It stands in a far year, so that no browser's own clock ends a session.
/// </summary>
internal sealed class HandClock : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TimeSpan _passed = TimeSpan.FromHours(1), _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => s_start + _passed + _set;

    /// <summary>Somebody sets it, and no time has passed.</summary>
    internal void Set(TimeSpan by) => _set += by;

    internal void Pass(TimeSpan time) => _passed += time;
}
