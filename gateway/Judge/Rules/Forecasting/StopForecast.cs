using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Forecasting;

/// <summary>When a car in the pit lane may or must leave.</summary>
internal static class StopForecast
{
    /// <summary>
    /// The pit-out that is compliant for sure when it is stamped so, as uncertain as the pit-in; null when there is
    /// none to tell.
    /// </summary>
    /// <param name="rule">The rule that asks.</param>
    /// <param name="subject">The stop.</param>
    /// <param name="limit">The least from pit-in to pit-out.</param>
    /// <param name="text">What is asked, given the limit in words.</param>
    public static Forecast? Earliest(Rule rule, Subject subject, Limit limit, Func<string, string> text) =>
        Of(
            rule, subject, ForecastOf.EarliestPitOut, limit.High == long.MaxValue ? limit.Why : null,
            () => text(ReasonText.Duration(limit.High)), run => run.Earliest(limit.High));

    /// <summary>The last pit-out that is compliant for sure, with the most from pit-in to pit-out.</summary>
    /// <inheritdoc cref="Earliest"/>
    public static Forecast? Latest(Rule rule, Subject subject, Limit limit, Func<string, string> text)
    {
        // An earlier pulse of the pit-in may be lost: the stop may be so much longer.
        var lost = subject.Stop is { In: { } pitIn } stop
            ? Doubts.Lost(subject.Race, Line.PitIn, stop.After, pitIn.At)?.Micros ?? 0
            : 0;
        return Of(
            rule, subject, ForecastOf.LatestPitOut, limit.Low == long.MinValue ? limit.Why : null,
            () => text(ReasonText.Duration(Math.Max(0, limit.Low))), run => run.Latest(limit.Low).Plus(-lost));
    }

    /// <summary>The earliest pit-out after a press; null before there is one.</summary>
    public static Forecast? FromButton(Rule rule, Subject subject, Limit limit)
    {
        if (subject.Stop is not { In: { } pitIn } stop
            || ButtonTime.FirstPress(subject.Car, pitIn.At, Spell.Forever) is not { } press
            || WaivesSince(rule.Head.AfterRedFlag, subject.Race.Span, press.At))
        {
            return null;
        }

        var run = RunningTime.Of(
            [new Spell(press.At, press.U, Spell.Forever, 0)], rule.Head.AfterRedFlag, subject.Race.Span);
        var known = limit.High != long.MaxValue && run is not null;
        var reason = known ? $"At least {ReasonText.Duration(limit.High)} from the press of the button."
            : $"Not known: {limit.Why ?? "the race is suspended"}.";
        return subject.Forecast(rule, ForecastOf.EarliestPitOut, subject.Driver,
            known ? run!.Value.Earliest(limit.High) : null, press.U, reason)
            .Doubted(stop.FalsePulse ?? Doubts.Inferred(press.Event)
                ?? OfSuspension(rule.Head.AfterRedFlag, subject.Race.Span, press.At));
    }

    private static Forecast? Of(Rule rule, Subject subject, ForecastOf what, string? unknown, Func<string> text,
        Func<RunningTime, Instant> solve)
    {
        var (race, policy) = (subject.Race, rule.Head.AfterRedFlag);
        if (subject.Stop is not { In: { } pitIn } stop || WaivesSince(policy, race.Span, pitIn.At))
        {
            return null;
        }

        var run = RunningTime.Of([new Spell(pitIn.At, pitIn.U, Spell.Forever, 0)], policy, race.Span);
        if ((unknown ?? (run is null ? "the race is suspended" : null)) is { } why)
        {
            return subject.Forecast(rule, what, subject.Driver, null, pitIn.U, $"Not known: {why}.");
        }

        var at = solve(run!.Value);
        var doubt = stop.FalsePulse ?? Doubts.OfMark(race, pitIn) ?? OfPitOut(race, pitIn.At, at)
            ?? OfSuspension(policy, race.Span, pitIn.At);
        return subject.Forecast(rule, what, subject.Driver, at, pitIn.U, text()).Doubted(doubt);
    }

    /// <summary>Whether what the race was interrupted in is waived: nothing is asked of it.</summary>
    public static bool WaivesSince(AfterRedFlag policy, RaceSpan span, Instant from) =>
        policy.Kind == AfterRedFlag.Kinds.Waive && span.Suspensions.Exists(s => s.To > from);

    /// <summary>
    /// A suspension since an instant makes the interval undecided where the regulations are silent; null when none
    /// does.
    /// </summary>
    public static string? OfSuspension(AfterRedFlag policy, RaceSpan span, Instant from) =>
        policy.Kind == AfterRedFlag.Kinds.Silent && span.Suspensions.Exists(s => s.To > from)
            ? "the race was suspended meanwhile, and the regulations do not say what that does to this rule" : null;

    /// <summary>
    /// Why a pit-out at an instant would not be relied on, or another before it may be hidden, as far as is known now;
    /// null when not.
    /// </summary>
    private static string? OfPitOut(Race race, Instant pitIn, Instant at) =>
        Doubts.Hidden(race, Line.PitOut, Line.PitIn, pitIn, at)
        ?? Doubts.MayBeShorter(race, Line.PitOut, Line.PitIn, pitIn, at, [])
        ?? Doubts.Lost(race, Line.PitOut, pitIn, at)?.Reason;
}
