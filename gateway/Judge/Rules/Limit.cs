namespace PitMarshal.Judge.Rules;

/// <summary>
/// Compares a measure with a limit. Compliant when the limit is met by at least the uncertainty, an infringement when it is
/// missed by more than it; anything between is for a person.
/// </summary>
internal static class Limit
{
    /// <summary>A verdict on a measure that must be at least (or, <paramref name="atMost"/>, at most) so many µs.</summary>
    public static Verdict Judge(Rule rule, Subject subject, string what, Measured measured, long limit, bool atMost)
    {
        measured = rule.Head.AfterRedFlag.On(measured, subject.Race.Span);
        var seen = subject.Verdict(rule, Outcome.Undecided, "") with
        {
            RequiredMicros = limit,
            From = measured.From?.At,
            To = measured.Open is null ? measured.To?.At : null,
            Evidence = measured.Sources(),
        };
        var note = measured.Note is { } extra ? $" ({extra})" : "";
        var bound = atMost ? $"at most {Say.Duration(limit)} allowed" : $"at least {Say.Duration(limit)} required";
        if (measured.Open is { } open)
        {
            return seen with { Open = true, Reason = $"Not over yet: {open}; {bound}{note}." };
        }

        if (measured.Micros is not { } micros)
        {
            return seen with { Reason = $"{what} not known: {measured.Unsound}; {bound}{note}." };
        }

        var margin = atMost ? limit - micros : micros - limit;
        var numbers = seen with
        {
            MeasuredMicros = micros,
            ShortfallMicros = !atMost && margin < 0 ? -margin : null,
            ExcessMicros = atMost && margin < 0 ? -margin : null,
            UMs = measured.U / 1000,
        };
        var outcome = measured.Against(limit, atMost);
        var text = $"{what} {Say.Duration(micros)}, {bound}{Missed(margin, atMost)}";
        if (measured.Unsound is { } unsound)
        {
            return numbers with { Reason = $"{text}; but {unsound}{note}." };
        }

        if (outcome == Outcome.Undecided)
        {
            var lost = Math.Abs(margin) > measured.U ? measured.LostBefore ?? measured.LostWithin : null;
            var why = lost is null ? $": closer to the limit than the uncertainty of ±{Say.Uncertainty(measured.U)}" : $"; but {lost.Reason}";
            return numbers with { Reason = $"{text}{why}{note}." };
        }

        if (measured.MayBeShorter is { } shorter && outcome == (atMost ? Outcome.Infringement : Outcome.Compliant))
        {
            return numbers with { Reason = $"{text}; but {shorter}{note}." };
        }

        return numbers with
        {
            Outcome = outcome,
            Penalty = outcome == Outcome.Infringement ? rule.Head.Penalty?.Propose(-margin) : null,
            Reason = $"{text}{note}.",
        };
    }

    private static string Missed(long margin, bool atMost) =>
        margin >= 0 ? "" : $", {Say.Duration(-margin)} {(atMost ? "too long" : "short")}";
}
