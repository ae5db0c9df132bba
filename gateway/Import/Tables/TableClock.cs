using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.Tables;

/// <summary>
/// The instants of an official table: times of day where a date is given, race time where a start is. A time of day
/// is that of the first day on which it does not lie before the race, or the car's row before.
/// </summary>
internal sealed class TableClock(ImportOptions options)
{
    private const long DayMicros = ClockText.DayMs * 1000;

    /// <summary>The instant and how far it may be off, ms; null where the text is no time.</summary>
    /// <param name="text">As it stands in the table.</param>
    /// <param name="before">What it does not come before.</param>
    /// <param name="place">For errors.</param>
    public (Instant At, double UMs)? At(string text, Instant? before, Place place)
    {
        if (!ClockText.TryParse(text, out var ms))
        {
            return null;
        }

        if (options.Date is not { } date)
        {
            return (Start(place).Plus(ms * 1000), UMs(text));
        }

        if (ms >= ClockText.DayMs)
        {
            return null;
        }

        var at = options.Local(date, ms);
        var since = (before ?? options.Start ?? at).Since(at);
        return (at.Plus((since > 0 ? (since + DayMicros - 1) / DayMicros : 0) * DayMicros), UMs(text));
    }

    /// <summary>Race time in ms.</summary>
    public (Instant At, double UMs)? OfMs(string text, Place place) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 100 * ClockText.DayMs
            ? (Start(place).Plus(ms * 1000), 1) : null;

    /// <summary>Cut or rounded at its last digit: so far off at most.</summary>
    public static double UMs(string text) => (text.Trim().Length - text.Trim().LastIndexOf('.') - 1) switch
    {
        _ when !text.Contains('.') => 1000,
        1 => 100,
        2 => 10,
        _ => 1,
    };

    private Instant Start(Place place) => options.Start ?? throw new BadInput(
        $"{place}: the table has no date: say when the race started with --start 2026-06-13T14:00:00Z, or, where its "
        + "times are times of day, give their date with --date 2026-06-13");
}
