using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Lane;

/// <summary>
/// When a car in the pit lane may leave: the latest of all earliest instants that its rules ask of the stop.
/// </summary>
/// <param name="At">Null when no rule asks for a time, or one of them cannot tell it yet.</param>
/// <param name="UMs">± ms that it allows for.</param>
/// <param name="IsKnown">False when a rule asks and cannot tell when.</param>
/// <param name="Doubt">Why the stop may be undecided even so; null when nothing speaks for that.</param>
/// <param name="LeaveBy">The latest pit-out where a rule bounds the stop above; null where none does.</param>
/// <param name="Asked">What is asked, in plain words.</param>
/// <param name="StillAsked">What is asked besides, and no clock can tell: a driver's exit, a stop in the box.</param>
public sealed record Release(
    Instant? At, double UMs, bool IsKnown, string? Doubt, Forecast? LeaveBy, IReadOnlyList<string> Asked,
    IReadOnlyList<string> StillAsked)
{
    private const long SoonMicros = 10_000_000;

    internal static Release Of(Snapshot shows, string car, int stop)
    {
        var asked = shows.Forecasts.Where(f => f.Car == car && f.Stop == stop).ToList();
        var earliest = asked.FindAll(f => f.What is not (ForecastOf.LatestPitOut or ForecastOf.LatestOut));
        var last = earliest.Find(f => f.At is null) ?? earliest.MaxBy(f => f.At);
        var rules = asked.Select(f => f.Rule).ToHashSet();
        return new Release(
            last?.At,
            last?.UMs ?? 0,
            (last is null or { At: not null }) && !asked.Exists(f => f is { What: ForecastOf.LatestPitOut, At: null }),
            asked.Select(f => f.Doubt).FirstOrDefault(doubt => doubt is not null),
            asked.Where(f => f is { What: ForecastOf.LatestPitOut, At: not null }).MinBy(f => f.At),
            [.. asked.Select(f => f.Reason).Distinct()],
            [.. shows.Verdicts.Where(v => v.Open && v.Car == car && v.Stop == stop && !rules.Contains(v.Rule))
                .Select(v => $"{v.Rule}: {v.Reason}")]);
    }

    /// <summary>
    /// Rounded up, so that whoever leaves at 0 is not early. Says GO only when nothing else is
    /// asked and nothing is doubted.
    /// </summary>
    internal FigureText Countdown(Instant now)
    {
        if (LeaveBy?.At is { } by && by <= now)
        {
            return new("LATE", "wait");
        }
        if (At is { } at && TimeFormat.Until(at, UMs, now) is { } left)
        {
            return new(left, at.Since(now) <= SoonMicros ? "soon" : "wait");
        }
        return (IsKnown, Doubt, At) switch
        {
            (false, _, _) => new("?", "soon"),
            (_, not null, _) => new("DOUBT", "soon"),
            _ when StillAsked.Count > 0 => At is null ? new("–") : new("TIME ✓", "soon"),
            (_, _, null) => new("–"),
            _ => new("GO", "ready"),
        };
    }

    /// <summary>Until it must leave.</summary>
    internal FigureText LeaveIn(Instant now) =>
        TimeFormat.Left(LeaveBy!.At!.Value, LeaveBy.UMs, now) ?? new FigureText("too late", "wait");
}
