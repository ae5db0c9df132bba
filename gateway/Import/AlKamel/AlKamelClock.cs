using PitMarshal.Events;

namespace PitMarshal.Import.AlKamel;

/// <summary>
/// When the laps of an Al Kamel CSV ended. HOUR is a local time of day and ELAPSED race time; their
/// difference, the same in all rows, is when the race clock began. So ELAPSED tells on which day an HOUR is,
/// however many midnights lie between.
/// </summary>
internal sealed class AlKamelClock
{
    private readonly ImportOptions _options;
    private readonly DateOnly _date;
    private readonly long? _startOfDayMs;

    /// <summary>Throws <see cref="BadInput"/> when neither a date nor a start is given that the rows need.</summary>
    public AlKamelClock(IReadOnlyList<AlKamelRow> rows, ImportOptions options)
    {
        _options = options;
        if (options.Start is null && options.Date is null)
        {
            throw new BadInput(
                $"{rows[0].Place}: the rows have no date: give the one on which the race began with --date 2026-06-13");
        }

        _date = options.Date ?? default;
        _startOfDayMs = options.Start is not null ? null : rows
            .Where(r => r is { HourMs: not null, ElapsedMs: not null })
            .CountBy(r => Modulo(r.HourMs!.Value - r.ElapsedMs!.Value))
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Select(c => (long?)c.Key).FirstOrDefault();
        Start = options.Start ?? (_startOfDayMs is { } ms ? options.Local(_date, ms) : null);
    }

    /// <summary>When the race clock began; null when the rows do not tell.</summary>
    public Instant? Start { get; }

    /// <summary>
    /// When the lap of a row ended, or null when nothing tells. HOUR counts, and ELAPSED where the start is
    /// given or HOUR is missing; where ELAPSED is missing, HOUR is taken on the first day on which it is not
    /// before the car's lap before.
    /// </summary>
    public Instant? At(AlKamelRow row, Instant? before)
    {
        var elapsed = Start is { } start && row.ElapsedMs is { } race ? start.Plus(race * 1000) : (Instant?)null;
        if (_options.Start is not null || row.HourMs is not { } hour)
        {
            return elapsed;
        }

        var at = _options.Local(_date, hour);
        var reference = elapsed?.Plus(-ClockText.DayMs * 500) ?? before ?? Start ?? at;
        var days = Math.Max(0, (reference.Since(at) + ClockText.DayMs * 1000 - 1) / (ClockText.DayMs * 1000));
        return at.Plus(days * ClockText.DayMs * 1000);
    }

    /// <summary>How far HOUR and ELAPSED disagree, ms; null when one is missing.</summary>
    public long? Disagreement(AlKamelRow row) =>
        _startOfDayMs is { } start && row is { HourMs: { } hour, ElapsedMs: { } elapsed }
        ? Math.Min(Modulo(hour - elapsed - start), Modulo(start - hour + elapsed))
        : null;

    private static long Modulo(long ms) => (ms % ClockText.DayMs + ClockText.DayMs) % ClockText.DayMs;
}
