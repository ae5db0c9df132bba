namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>forbidden-band</c>: an interval, less <c>less</c>, is at most <c>above</c> or at least <c>below</c> long; strictly between is an
/// infringement. So a stop is either short or long, and nothing between.
/// </summary>
internal sealed class ForbiddenBand(RuleHead head, Interval of, long aboveMicros, long belowMicros, long lessMicros) : Rule(head)
{
    internal override Scope Scope => of.Scope();

    private string Asked => $"at most {Say.Duration(aboveMicros)} or at least {Say.Duration(belowMicros)} required";

    public static Rule Read(FieldReader fields)
    {
        var of = Intervals.Read(fields);
        var (above, below) = (fields.Duration("above"), fields.Duration("below"));
        return above >= below
            ? throw fields.Bad("below", "the band is empty: expected more than above")
            : new ForbiddenBand(fields.Head(of.Scope()), of, above, below, fields.DurationOrNull("less") ?? 0);
    }

    private protected override Verdict Judge(Subject subject)
    {
        var measured = Head.AfterRedFlag.On(of.Measure(subject), subject.Race.Span);
        measured = lessMicros == 0 ? measured : measured.Less(lessMicros, 0, $"less {Say.Duration(lessMicros)}");
        var verdict = subject.Verdict(this, Outcome.Undecided, "") with
        {
            RequiredMicros = belowMicros,
            From = measured.From?.At,
            To = measured.Open is null ? measured.To?.At : null,
            Evidence = measured.Sources(),
        };
        var note = measured.Note is { } extra ? $" ({extra})" : "";
        if (measured.Open is { } open)
        {
            return verdict with { Open = true, Reason = $"Not over yet: {open}; {Asked}{note}." };
        }

        if (measured.Micros is not { } micros)
        {
            return verdict with { Reason = $"{of.Name()} not known: {measured.Unsound}; {Asked}{note}." };
        }

        return Decide(verdict with { MeasuredMicros = micros, UMs = measured.U / 1000 }, measured, note);
    }

    private Verdict Decide(Verdict verdict, Measured measured, string note)
    {
        var micros = measured.Micros!.Value;
        var (least, most) = measured.Bounds;
        var (isShort, isLong, isBetween) = (most <= aboveMicros, least >= belowMicros, least > aboveMicros && most < belowMicros);
        var text = $"{of.Name()} {Say.Duration(micros)}, {Asked}";
        var why = measured.Unsound
            ?? (isShort || isLong || isBetween ? null
                : (measured.LostBefore ?? measured.LostWithin)?.Reason
                    ?? $"that is closer to a limit than the uncertainty of ±{Say.Uncertainty(measured.U)}")
            ?? (isShort ? null : measured.MayBeShorter);
        if (why is not null)
        {
            return verdict with { Reason = $"{text}; but {why}{note}." };
        }

        return verdict with
        {
            Outcome = isBetween ? Outcome.Infringement : Outcome.Compliant,
            ShortfallMicros = isBetween ? belowMicros - micros : null,
            Penalty = isBetween ? Head.Penalty?.Propose(belowMicros - micros) : null,
            Reason = $"{text}{(isBetween ? $", {Say.Duration(belowMicros - micros)} short of the longer" : "")}{note}.",
        };
    }
}
