using PitMarshal.Judge.Rules;

namespace PitMarshal.Judge.Forecasts;

/// <summary>When a car in the pit lane may leave at the earliest.</summary>
internal static class Earliest
{
    /// <summary>The pit-out that is compliant for sure when it is stamped so, as uncertain as the pit-in; null when no pit-in was seen.</summary>
    /// <param name="rule">The rule that asks.</param>
    /// <param name="subject">The stop.</param>
    /// <param name="limit">The least from pit-in to pit-out.</param>
    /// <param name="text">What is asked, given the limit in words.</param>
    public static Forecast? Of(Rule rule, Subject subject, Limit limit, Func<string, string> text)
    {
        if (subject.Stop is not { In: { } pitIn } stop)
        {
            return null;
        }

        if (limit.High == long.MaxValue)
        {
            return subject.Forecast(rule, ForecastOf.EarliestPitOut, subject.Driver, null, pitIn.U, $"Not known: {limit.Why}.");
        }

        var doubt = stop.FalsePulse ?? Doubts.OfMark(subject.Race, pitIn);
        var reason = text(Say.Duration(limit.High)) + (doubt is null ? "" : $" But {doubt}.");
        var at = pitIn.At.Plus((long)Math.Ceiling(pitIn.U)).Plus(limit.High);
        return subject.Forecast(rule, ForecastOf.EarliestPitOut, subject.Driver, at, pitIn.U, reason);
    }
}
