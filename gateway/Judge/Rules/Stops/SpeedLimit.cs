using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// <c>speed-limit</c>: between the lines <c>from</c> and <c>to</c> of each stop, <c>distance</c> apart (known to ±
/// <c>within</c>), the car is on average no faster than <c>value</c> and no slower than <c>least</c>: it takes at
/// least, or at most, the time that the distance takes at that speed.
/// </summary>
public sealed class SpeedLimit(
    RuleHead head, string from, string to, SpeedLimit.Speeds speeds, decimal? metres, decimal within) : Rule(head)
{
    /// <summary>The most and the least; null: not asked, or published and not set.</summary>
    public readonly record struct Speeds(Speed? Most, Speed? Least);

    public override Scope Scope => Scope.Stop;

    internal override bool IsOfWhatWasDone => true;

    private string Distance => FormattableString.Invariant($"{metres} m");

    public static Rule Read(FieldReader fields)
    {
        var (from, to) = (fields.Text("from"), fields.Text("to"));
        if (from == to || from == Line.PitOut || to == Line.PitIn)
        {
            throw fields.Bad("to", "expected a line that a car in the pit lane passes after from");
        }

        var within = fields.TextOrNull("within") is null ? 0 : Speed.Distance(fields, "within") ?? 0;
        var (most, least) = (
            fields.Has("least") && !fields.Has("value") ? null : Speed.Read(fields, "value"),
            fields.Has("least") ? Speed.Read(fields, "least") : null);
        // No car could meet both: every stop would be an infringement.
        if (most is not null && least?.Micros(1) < most.Micros(1))
        {
            throw fields.Bad("least", $"expected a speed of at most value, {most}");
        }

        return new SpeedLimit(
            fields.Head(Scope.Stop), from, to, new(most, least), Speed.Distance(fields, "distance"), within);
    }

    public override string Explain() =>
        $"Between the lines {from} and {to}, {Said(metres is null, "distance", Distance)} apart"
        + FormattableString.Invariant(
            $"{(within > 0 ? $" to within {within} m" : "")}, the car is on average ")
        + string.Join(" and ", Asks().Select(field => $"no {(field == "value" ? "faster" : "slower")} than "
            + Said(SpeedOf(field) is null, field, SpeedOf(field)?.ToString()))) + ".";

    private IEnumerable<string> Asks() =>
        ((string[])["value", "least"]).Where(field => Head.Written.Find(field) is not null);

    private Speed? SpeedOf(string field) => field == "value" ? speeds.Most : speeds.Least;

    private protected override Verdict Judge(Subject subject)
    {
        if (metres is not { } length || Asks().Any(field => SpeedOf(field) is null))
        {
            return subject.Verdict(this, Outcome.Undecided, "The speed or the distance is not published.");
        }

        var judged = Asks().Select(field => Judge(subject, SpeedOf(field)!, length, field == "least")).ToList();
        return judged.Find(v => v.Outcome == Outcome.Infringement) ?? judged.Find(v => v.Outcome == Outcome.Undecided)
            ?? judged[0];
    }

    /// <summary>Only where it is asked of the whole lane is it a question of when to leave.</summary>
    private protected override IEnumerable<Forecast?> Forecasts(Subject subject) =>
        from == Line.PitIn && to == Line.PitOut && speeds.Most is { } most && metres is { } length
        ? [StopForecast.Earliest(this, subject, Limit.Of(LeastMicros(most, length)), least =>
            $"At least {least} over {Distance}, at most {most} allowed.")]
        : [];

    private long LeastMicros(Speed limit, decimal length) =>
        (long)(Math.Ceiling(limit.Micros(length)) + Math.Ceiling(limit.Micros(within)));

    private Verdict Judge(Subject subject, Speed limit, decimal length, bool atMost)
    {
        var asked = $"at {(atMost ? "least" : "most")} {limit} {(atMost ? "required" : "allowed")}";
        var required = (long)Math.Ceiling(limit.Micros(length));
        var slack = (double)Math.Ceiling(limit.Micros(within));
        var measured = Head.AfterRedFlag.On(LaneStretch.Of(subject, from, to), subject.Race.Span).Less(0, slack, null);
        var verdict = measured.Begin(this, subject, $"Time over {Distance}", asked) with { RequiredMicros = required };
        if (verdict.Open || measured.Micros is not { } micros)
        {
            return verdict;
        }

        var outcome = measured.Against(required, atMost);
        var (missed, text) =
            (atMost ? micros - required : required - micros,
                $"{limit.Mean(length, micros)} on average over {Distance} in {ReasonText.Duration(micros)}, {asked}");
        verdict = verdict with
        {
            ShortfallMicros = missed > 0 && !atMost ? missed : null,
            ExcessMicros = missed > 0 && atMost ? missed : null,
        };
        var why = measured.Unsound
            ?? (outcome != Outcome.Undecided ? null
                : (Math.Abs((double)missed) > measured.U ? (measured.LostBefore ?? measured.LostWithin)?.Reason : null)
                    ?? $"that is closer to the limit than the uncertainty of ±{ReasonText.Uncertainty(measured.U)}")
            ?? (outcome == (atMost ? Outcome.Infringement : Outcome.Compliant) ? measured.MayBeShorter : null);
        return why is not null
            ? verdict with { Reason = $"{text}; but {why}{measured.NoteText}." }
            : (verdict with { Outcome = outcome, Reason = $"{text}{TooMuch(missed, atMost)}{measured.NoteText}." })
                .Proposing(outcome == Outcome.Infringement
                    ? Head.Penalty?.Propose(new(subject, missed, measured.U))
                    : null);
    }

    private static string TooMuch(long missed, bool atMost) =>
        missed > 0 ? $", {ReasonText.Duration(missed)} too {(atMost ? "slow" : "fast")}" : "";

    /// <summary>What a field says, or which published value it waits for.</summary>
    private string Said(bool isUnset, string field, string? text)
    {
        var name = Head.Written.Find(field)?.Find("published")?.Text;
        return isUnset
            ? $"(published by the event: {name}, not set)"
            : name is null
            ? text!
            : $"{text} (published by the event: {name})";
    }
}
