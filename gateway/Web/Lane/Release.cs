using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Lane;

/// <summary>
/// When a car in the pit lane may leave: the latest of all earliest instants that its rules ask of the stop, and then
/// only when leaving is judged compliant by each of them.
/// </summary>
/// <param name="At">Null when no rule asks for a time, or one of them cannot tell it yet.</param>
/// <param name="UMs">± ms that it allows for.</param>
/// <param name="IsKnown">False when a rule asks and cannot tell when.</param>
/// <param name="Doubt">Why the stop may be undecided even so; null when nothing speaks for that.</param>
/// <param name="LeaveBy">The latest pit-out where a rule bounds the stop above; null where none does.</param>
/// <param name="Asked">What is asked by a time, in plain words.</param>
/// <param name="Requirements">What the rules ask of the stop, and whether it is met once the time is over.</param>
public sealed record Release(
    Instant? At, double UMs, bool IsKnown, string? Doubt, Forecast? LeaveBy, IReadOnlyList<string> Asked,
    IReadOnlyList<StopRequirement> Requirements)
{
    private const long SoonMicros = 10_000_000;

    /// <summary>No car leaves through a closed exit, whatever its rules ask.</summary>
    internal bool IsExitOpen { get; private init; } = true;

    internal static Release Of(Snapshot shows, CarProgress car)
    {
        var stop = car.InPitLane!.Number;
        var asked = shows.Forecasts.Where(f => f.Car == car.Car && f.Stop == stop).ToList();
        var earliest = asked.FindAll(f => f.What is not (ForecastOf.LatestPitOut or ForecastOf.LatestOut));
        var last = earliest.Find(f => f.At is null) ?? earliest.MaxBy(f => f.At);
        var requirements = car.Leaving?.Requirements ?? [];
        var at = last?.At;
        if (requirements.Count > 0 && last is null or { At: not null } && !(at > car.Leaving!.At))
        {
            at = car.Leaving.At;
        }
        return new Release(
            at,
            last?.UMs ?? 0,
            (last is null or { At: not null }) && !asked.Exists(f => f is { What: ForecastOf.LatestPitOut, At: null }),
            asked.Select(f => f.Doubt).FirstOrDefault(doubt => doubt is not null),
            asked.Where(f => f is { What: ForecastOf.LatestPitOut, At: not null }).MinBy(f => f.At),
            [.. asked.Select(f => f.Reason).Distinct()],
            requirements) { IsExitOpen = PitExitSignal.IsOpen(shows.Race) };
    }

    /// <summary>
    /// Rounded up, so that whoever leaves at 0 is not early. Says GO only when all that is asked of the stop is met and
    /// nothing is doubted.
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
        return !IsKnown ? new("?", "soon")
            : Has(RequirementState.NotYet) ? new("TIME ✓", "soon")
            : Has(RequirementState.Undecided) || Doubt is not null ? new("DOUBT", "soon")
            : Requirements.Count == 0 && At is null ? new("–")
            : IsExitOpen ? new("GO", "ready") : new("CLOSED", "wait");
    }

    /// <summary>The times are over.</summary>
    internal bool IsTimeOver(Instant now) => IsKnown && !(At > now);

    /// <summary>Until it must leave.</summary>
    internal FigureText LeaveIn(Instant now) =>
        TimeFormat.Left(LeaveBy!.At!.Value, LeaveBy.UMs, now) ?? new FigureText("too late", "wait");

    private bool Has(RequirementState state) => Requirements.Any(requirement => requirement.State == state);
}
