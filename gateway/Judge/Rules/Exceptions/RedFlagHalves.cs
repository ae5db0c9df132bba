using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Exceptions;

/// <summary>
/// <c>afterRedFlag: { first-half: halve, second-half: waive }</c>: what a suspension does by when it falls in the race
/// as it is scheduled. One that falls in the second half, or ends in it, is of the second half; of one that began in
/// the first and lasts that is not known yet.
/// </summary>
/// <param name="First">What one does that ended in the first half.</param>
/// <param name="Second">What any other does.</param>
public sealed record RedFlagHalves(AfterRedFlag First, AfterRedFlag Second)
{
    private static readonly AfterRedFlag s_unknown = AfterRedFlag.Silent;

    /// <summary>
    /// What holds in a race. Where nobody told how long it is scheduled, or a suspension ended at half of it within the
    /// uncertainty, nothing is said: undecided where it matters.
    /// </summary>
    public AfterRedFlag In(RaceSpan span)
    {
        if (span.Suspensions is not [.., var last])
        {
            return First;
        }

        if (span is not { Started: { } start, LengthMicros: { } length })
        {
            return First == Second ? First : s_unknown;
        }

        var u = (long)Math.Ceiling(last.ToU + (start.UMs * 1000));
        if (last.To == Spell.Forever && span.Finish is null)
        {
            var began = last.From.Since(start.At);
            return began - u > length / 2 || First == Second ? Second : s_unknown;
        }

        var ended = (last.To == Spell.Forever ? span.Finish!.Value : last.To).Since(start.At);
        return ended + u <= length / 2 ? First : ended - u > length / 2 || First == Second ? Second : s_unknown;
    }

    public string Explain() =>
        $"If it ends in the first half of the scheduled race: {First.Explain()} If it falls in the second half, or "
            + $"ends in it: {Second.Explain()}";
}
