using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>What a rule says of a subject, before it says more.</summary>
internal static class SubjectVerdicts
{
    /// <summary>A verdict without measure.</summary>
    public static Verdict Verdict(
        this Subject subject, Rule rule, Outcome outcome, string reason, Instant? from = null, Instant? to = null) =>
        new()
    {
        Id = subject.Id(rule.Name),
        Rule = rule.Name,
        Article = rule.Article,
        Car = subject.Class is null ? subject.Car.Number : "",
        Driver = subject.Driver,
        Stop = subject.Stop?.Number,
        Outcome = outcome,
        From = from,
        To = to,
        Reason = reason,
        Regulations = subject.Regulations,
    };

    /// <summary>
    /// The verdict of a rule on what was measured so far, undecided: that, or that it is not over or not known.
    /// </summary>
    /// <param name="measured">What was measured.</param>
    /// <param name="rule">The rule that judges.</param>
    /// <param name="subject">What it judges.</param>
    /// <param name="what">What was measured, in words.</param>
    /// <param name="asks">What the rule asks, as the end of a sentence.</param>
    public static Verdict Begin(this Measured measured, Rule rule, Subject subject, string what, string asks)
    {
        var isOpen = measured.Open is not null;
        var (micros, end) = isOpen ? (null, null) : (measured.Micros, measured.To?.At);
        // What is known is judged, and the reason is then that of the rule.
        var reason = isOpen ? $"Not over yet: {measured.Open}; {asks}{measured.NoteText}."
            : micros is not null && measured.Unsound is null ? ""
            : $"{what} not known: {measured.Unsound}; {asks}{measured.NoteText}.";
        return subject.Verdict(rule, Outcome.Undecided, reason, measured.From?.At, end) with
        {
            Open = isOpen,
            MeasuredMicros = micros,
            UMs = micros is null ? null : measured.U / 1000,
            Evidence = measured.Sources(),
        };
    }

    /// <summary>
    /// The verdict on a stop so far, undecided, and what is known of its states; null while nothing can be, which the
    /// reason says.
    /// </summary>
    /// <param name="subject">Its stop.</param>
    /// <param name="rule">The rule that judges.</param>
    /// <param name="asks">What the rule asks, as the end of a sentence.</param>
    public static (Verdict Verdict, StopStates? States) BeginStop(this Subject subject, Rule rule, string asks)
    {
        var lane = PitLaneTime.Of(subject.Race, subject.Stop!).Value;
        var verdict = subject.Verdict(rule, Outcome.Undecided, "") with
        {
            From = lane.From?.At,
            To = lane.To?.At,
            Evidence = lane.Sources(),
        };
        if (lane.Open is { } open)
        {
            return (verdict with { Open = true, Reason = $"Not over yet: {open}; {asks}." }, null);
        }

        return StopStates.Of(subject.Race, subject.Car, lane) is { } states
            ? (verdict, states)
            : (verdict with { Reason = $"{lane.Unsound}; {asks}." }, null);
    }

    /// <summary>A forecast on the stop or stint.</summary>
    /// <param name="subject">The stop or stint.</param>
    /// <param name="rule">The rule that asks.</param>
    /// <param name="what">What is told.</param>
    /// <param name="driver">Who drives, or brought the car in; null when not known.</param>
    /// <param name="at">The instant before its uncertainty, or null: it cannot be told.</param>
    /// <param name="u">± µs of what began it; what is to end it is taken to have the same.</param>
    /// <param name="reason">Why.</param>
    public static Forecast Forecast(
        this Subject subject, Rule rule, ForecastOf what, string? driver, Instant? at, double u, string reason) => new()
    {
        Rule = rule.Name,
        Article = rule.Article,
        Car = subject.Car.Number,
        Driver = driver,
        Stop = subject.Stop?.Number,
        Stint = subject.Stint?.Number,
        What = what,
        At = at?.Plus((what is ForecastOf.LatestOut or ForecastOf.LatestPitOut ? -1 : 1) * (long)Math.Ceiling(u)),
        UMs = u / 1000,
        Reason = reason,
        Regulations = subject.Regulations,
    };
}
