using System.Globalization;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;

namespace PitMarshal.Web.Box;

/// <summary>
/// When a finger came down on a button of a page, and how far off that can be. The page says it by its own clock, which
/// its exchanges with the gateway set against UTC as a station's do. A page that cannot say it was pressed between when
/// it was drawn and when the press came.
/// </summary>
internal static class PressTime
{
    /// <summary>Hidden fields of the form: when it was drawn, UTC µs; the press, and the exchanges, µs.</summary>
    internal const string Drawn = "drawn", Pressed = "pressed", Clock = "clock";

    /// <summary>So long a request may be on its way where nothing of it is known; the server waits no longer for one.
    /// </summary>
    private const long LongestWayUs = 30_000_000;

    // A page's clock is slewed by its system, and tells whole milliseconds in some browsers.
    private const double DriftPpm = 500, GrainUs = 2_000;

    private const int ExchangesMost = 16;

    /// <summary>Events of a press, with when it was.</summary>
    internal static IEnumerable<RaceEvent> Timed(IEnumerable<RaceEvent> events, IFormCollection form, Instant now)
    {
        var (at, uUs) = Of(form, now);
        return events.Select(e => e with { At = at, UMs = uUs / 1000 });
    }

    /// <summary>The press of a program that does not say when it was.</summary>
    internal static RaceEvent Untimed(RaceEvent e) => e.At != default || !DecisionSource.IsPress(e) ? e
        : e with { UMs = Math.Max(e.UMs, LongestWayUs / 1000.0) };

    private static (Instant At, double UUs) Of(IFormCollection form, Instant now)
    {
        const double ReactionUs = DecisionSource.PressUMs * 1000;
        var drawn = Number(form[Drawn].ToString()) is { } said && said <= now.Micros ? said
            : now.Micros - LongestWayUs;
        if (Number(form[Pressed].ToString()) is not { } pressed
            || OffsetOf(form[Clock].ToString(), pressed, now) is not var (low, high))
        {
            return (now, Math.Max(ReactionUs, now.Micros - drawn));
        }
        var (from, to) = (Math.Max(drawn, pressed + low), Math.Min(now.Micros, pressed + high));
        return from <= to
            ? (new Instant((long)((from + to) / 2)), (to - from) / 2 + ReactionUs)
            : (now, Math.Max(ReactionUs, now.Micros - drawn));
    }

    /// <summary>UTC minus the page's clock when it was pressed, from … to, µs; null where its exchanges do not say.
    /// </summary>
    private static (double Low, double High)? OffsetOf(string exchanges, long pressed, Instant now)
    {
        var (low, high) = (double.MinValue, double.MaxValue);
        foreach (var exchange in exchanges.Split(';', ExchangesMost, StringSplitOptions.RemoveEmptyEntries))
        {
            if (exchange.Split(',').Select(Number).ToList() is not
                [{ } asked, { } received, { } told, { } answered]
                || answered < asked || told < received || told > now.Micros)
            {
                return null;
            }
            var play = DriftPpm / 1e6 * Math.Max(Math.Abs(pressed - asked), Math.Abs(pressed - answered)) + GrainUs;
            (low, high) = (Math.Max(low, told - answered - play), Math.Min(high, received - asked + play));
        }
        return low > double.MinValue && low <= high ? (low, high) : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= Instant.Last.Micros ? number : null;
}
