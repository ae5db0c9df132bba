using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>tolerance</c>: a miss of at most <c>by</c> is let pass, the first <c>times</c> times that a car needs it, or always.
/// </summary>
/// <param name="ByMicros">The most that is let pass, inclusive, µs.</param>
/// <param name="Times">How often, or null without a limit.</param>
internal sealed record Tolerance(long ByMicros, int? Times)
{
    public static Tolerance? Read(FieldReader fields)
    {
        if (fields.MapOrNull("tolerance") is not { } tolerance)
        {
            return null;
        }

        var result = new Tolerance(tolerance.Duration("by"), tolerance.CountOrNull("times"));
        tolerance.Done();
        return result;
    }

    /// <summary>The verdict after the tolerance, by what the car used of it before.</summary>
    public Verdict On(Verdict verdict, Conduct before)
    {
        if (verdict.Open || (verdict.ShortfallMicros ?? verdict.ExcessMicros) is not { } miss)
        {
            return verdict.Outcome == Outcome.Undecided ? verdict with { ToleranceUse = ToleranceUse.Perhaps } : verdict;
        }

        var u = (long)Math.Ceiling((verdict.UMs ?? 0) * 1000);
        if (verdict.Outcome == Outcome.Compliant || miss - u > ByMicros)
        {
            return verdict;
        }

        var (least, most) = (before.ToleranceUses, before.ToleranceUses + before.PerhapsUses);
        var which = Times is null ? "" : $", use {(least == most ? $"{least + 1}" : $"{least + 1} to {most + 1}")} of {Times}";
        var reason = $"{verdict.Reason.TrimEnd('.')}; ";
        if (least >= Times)
        {
            return verdict with { Reason = $"{reason}the tolerance of {Say.Duration(ByMicros)} is used up ({Times} of {Times})." };
        }

        var isSure = verdict.Outcome == Outcome.Infringement && miss + u <= ByMicros && (Times is null || most < Times);
        return isSure
            ? verdict with
            {
                Outcome = Outcome.Compliant,
                ToleranceUse = ToleranceUse.Used,
                Reason = $"{reason}within the tolerance of {Say.Duration(ByMicros)}{which}.",
            }
            : verdict with
            {
                Outcome = Outcome.Undecided,
                ToleranceUse = ToleranceUse.Perhaps,
                Reason = $"{reason}perhaps within the tolerance of {Say.Duration(ByMicros)}{which}.",
            };
    }

    public string Explain() => $"A miss of at most {Say.Duration(ByMicros)} is let pass"
        + (Times is { } times ? $", {Say.Count(times, "time")} for each car" : "") + ".";
}
