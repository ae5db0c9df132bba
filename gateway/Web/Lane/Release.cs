using PitMarshal.Judge.Forecasts;
using PitMarshal.Log;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Lane;

/// <summary>The earliest pit-out of a car that is compliant for sure under every rule that bounds its stop.</summary>
/// <param name="At">Null when no rule asks, or one of them cannot tell.</param>
/// <param name="UMs">± ms it allows for.</param>
/// <param name="IsKnown">False when a rule asks and cannot tell when.</param>
/// <param name="Reason">What is asked, in plain words.</param>
internal sealed record Release(Instant? At, double UMs, bool IsKnown, string Reason)
{
    private const long SoonMicros = 10_000_000;

    internal static Release Of(Snapshot shows, string car)
    {
        var asked = shows.Forecasts.Where(f => f.Car == car && f.Stop is not null && f.What == ForecastOf.EarliestPitOut).ToList();
        if (asked.Count == 0)
        {
            return new Release(null, 0, true, "Nothing is asked of this stop.");
        }
        var last = asked.Find(f => f.At is null) ?? asked.MaxBy(f => f.At)!;
        return new Release(last.At, last.UMs, last.At is not null, string.Join(" ", asked.Select(f => f.Reason).Distinct()));
    }

    /// <summary>Rounded up, so that whoever leaves at 0 is not early.</summary>
    internal FigureText Countdown(Instant now) => At is not { } at
        ? IsKnown ? new("–") : new("?", "unknown")
        : Show.Until(at, UMs, now) is { } left
            ? new(left, at.Since(now) <= SoonMicros ? "soon" : "wait")
            : new("GO", "ready");
}
