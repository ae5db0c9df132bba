using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Lane;

/// <summary>The latest pit-in of a car on the track with which its driver is within every limit for sure.</summary>
/// <param name="At">Null when no rule asks, or one of them cannot tell.</param>
/// <param name="Forecast">The one that ends first, or cannot tell; null when no rule asks.</param>
internal sealed record BoxBy(Instant? At, Forecast? Forecast)
{
    private const long SoonMicros = 600_000_000;

    internal static BoxBy Of(Snapshot shows, string car)
    {
        var asked = shows.Forecasts.Where(f => f.Car == car && f.What == ForecastOf.LatestOut).ToList();
        var first = asked.Find(f => f.At is null) ?? asked.MinBy(f => f.At);
        return new BoxBy(first?.At, first);
    }

    /// <summary>Rounded down: whoever comes in at 0:00 is still within the limit.</summary>
    internal FigureText Countdown(Instant now) => At is not { } at ? new(Forecast is null ? "–" : "?")
        : TimeFormat.Left(at, Forecast!.UMs, now) is { } text ? new(text, at.Since(now) <= SoonMicros ? "soon" : "fine")
        : new("NOW", "wait");
}
