using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Exceptions;

/// <summary>
/// <c>tolerance</c>: a miss of at most <c>by</c> is let pass, the first <c>times</c> times that a car needs it, or
/// always.
/// </summary>
/// <param name="By">The most that is let pass, inclusive.</param>
/// <param name="Times">How often, or null without a limit.</param>
public sealed record Tolerance(Amount By, Amount? Times)
{
    public static Tolerance? Read(FieldReader fields)
    {
        if (fields.MapOrNull("tolerance") is not { } tolerance)
        {
            return null;
        }

        var result = new Tolerance(
            Amount.Read(tolerance, "by", Dimension.Duration), Amount.ReadOrNull(tolerance, "times", Dimension.Number));
        tolerance.Done();
        return result;
    }

    /// <summary>The verdict after the tolerance, by what the car used of it before.</summary>
    public Verdict On(Verdict verdict, Subject subject, Conduct before)
    {
        if (verdict.Open || (verdict.ShortfallMicros ?? verdict.ExcessMicros) is not { } miss)
        {
            return verdict.Outcome == Outcome.Undecided
                ? verdict with { ToleranceUse = ToleranceUse.Perhaps }
                : verdict;
        }

        var (by, times) = (By.In(subject), Times?.In(subject));
        var u = (long)Math.Ceiling((verdict.UMs ?? 0) * 1000);
        if (verdict.Outcome == Outcome.Compliant || miss - u > by.High)
        {
            return verdict;
        }

        var (least, most) = (before.ToleranceUses, before.ToleranceUses + before.PerhapsUses);
        var tolerance = $"the tolerance of {(by.Known ? ReasonText.Duration(by.Low) : By.Explain())}";
        var uses = times is { Known: true, Low: var number } ? $"{number}" : Times?.Explain();
        var which = uses is null
            ? ""
            : $", use {(least == most ? $"{least + 1}" : $"{least + 1} to {most + 1}")} of {uses}";
        var why = (by.Why ?? times?.Why) is { } unknown ? $": {unknown}" : "";
        var reason = $"{verdict.Reason.TrimEnd('.')}; ";
        if (least >= times?.High)
        {
            return verdict with { Reason = $"{reason}{tolerance} is used up ({uses} of {uses})." };
        }

        var isSure = verdict.Outcome == Outcome.Infringement && miss + u <= by.Low
            && (times is null || most < times.Value.Low);
        return verdict with
        {
            Outcome = isSure ? Outcome.Compliant : Outcome.Undecided,
            ToleranceUse = isSure ? ToleranceUse.Used : ToleranceUse.Perhaps,
            Reason = $"{reason}{(isSure ? "" : "perhaps ")}within {tolerance}{which}{why}.",
        };
    }

    public string Explain() => $"A miss of at most {By.Explain()} is let pass" + Times switch
    {
        null => ".",
        { Constant: 1 } => ", 1 time for each car.",
        var times => $", {times.Explain()} times for each car.",
    };
}
