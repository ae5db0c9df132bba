using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Forecasting;

/// <summary>When the driver of a stint in progress must be out at the latest.</summary>
internal static class StintForecast
{
    /// <summary>The forecast of one limit; null when it cannot be exceeded.</summary>
    /// <param name="rule">The rule that asks.</param>
    /// <param name="subject">The stint.</param>
    /// <param name="spell">The spell at the wheel that runs.</param>
    /// <param name="past">What counts with it, as long as it can be.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="text">The limit in words.</param>
    /// <param name="solve">The latest end by the least the limit can be.</param>
    /// <param name="ofDriver">It is a limit of the driver, who must be known.</param>
    public static Forecast? Of(
        Rule rule, Subject subject, DriverSpell spell, List<Spell> past, Limit limit, string text, Func<RunningSpell,
            Instant?> solve, bool ofDriver = false)
    {
        var u = spell.Stint.From?.U ?? 0;
        var why = ofDriver ? spell.Driver.Why : null;
        why ??= limit.Low == long.MinValue ? limit.Why : null;
        var run = RunningSpell.Of(past, spell, rule.Head.AfterRedFlag.In(subject.Race.Span), subject.Race.Span);
        why ??= run is null ? "the race is suspended" : null;
        if (why is not null)
        {
            return subject.Forecast(rule, ForecastOf.LatestOut, spell.Driver.Id, null, u, $"Not known: {why}.");
        }

        return solve(run!.Value) is { } at
            ? subject.Forecast(rule, ForecastOf.LatestOut, spell.Driver.Id, at, u, ReasonText.Sentence(text))
            : null;
    }
}
