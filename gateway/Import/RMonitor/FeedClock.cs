using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// The instants of a feed whose records mostly have a time of day and only some a date: each time of day is taken on
/// the day that brings it nearest to the record before, so a midnight leads on.
/// </summary>
internal sealed class FeedClock(DateOnly date, ImportOptions options)
{
    private const long DayMicros = ClockText.DayMs * 1000;

    private Instant? _local;

    /// <summary>The first instant of all, UTC; null before it.</summary>
    public Instant? First { get; private set; }

    /// <summary>The last instant, UTC; null before the first.</summary>
    public Instant? Last { get; private set; }

    /// <summary>The instant of a record with a time of day, ms.</summary>
    public Instant At(long msOfDay)
    {
        if (_local is not { } last)
        {
            return Set(OfDate(date, msOfDay));
        }

        var offset = (msOfDay * 1000 - last.Micros % DayMicros) % DayMicros;
        offset += offset > DayMicros / 2 ? -DayMicros : offset <= -DayMicros / 2 ? DayMicros : 0;
        return Set(last.Plus(offset));
    }

    /// <summary>The instant of a record with a date and a time of day, ms.</summary>
    public Instant At(DateOnly ofRecord, long msOfDay) => Set(OfDate(ofRecord, msOfDay));

    /// <summary>How many midnights a time of day lies behind the first one.</summary>
    public int DaysTo(long msOfDay)
    {
        At(msOfDay);
        return (int)((_local!.Value.Micros - OfDate(date, 0).Micros) / DayMicros);
    }

    private static Instant OfDate(DateOnly date, long ms) =>
        Instant.From(new DateTimeOffset(date, default, TimeSpan.Zero)).Plus(ms * 1000);

    private Instant Set(Instant local)
    {
        _local = local;
        Last = options.Utc(local);
        First ??= Last;
        return Last.Value;
    }
}
