using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>Verdicts on what was added up of a race.</summary>
internal static class Totals
{
    /// <summary>A verdict on one bound of a total.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">The driver or car.</param>
    /// <param name="total">What was added up.</param>
    /// <param name="bound">What it is held against.</param>
    /// <param name="isOver">No more can be added.</param>
    /// <param name="onlyGrows">Whatever comes, the total becomes no less.</param>
    /// <param name="words">What was added up, and where.</param>
    public static Verdict Judge(
        Rule rule, Subject subject, Total total, Bound bound, bool isOver, bool onlyGrows,
            (string What, string Where) words)
    {
        var outcome = total.Against(bound, isOver, onlyGrows);
        var asked = bound.Explain(words.Where);
        var verdict = subject.Verdict(rule, outcome, "", total.Where.From, total.Where.To);
        if (outcome == Outcome.Undecided && !isOver)
        {
            var soFar = total.Seen > 0 && !total.AtLeast ? $"{bound.Say(total.Seen)} so far, " : "";
            return verdict with { Open = true, To = null, Reason = $"Not over yet: {soFar}{asked}." };
        }

        if (outcome == Outcome.Compliant && !isOver)
        {
            // More may come, and it says nothing more of the minimum.
            return bound.Fill(verdict, Math.Min(total.Seen, bound.Limit.High)) with
            {
                To = null,
                UMs = bound.Counts ? null : 0,
                Reason = $"{words.What} has reached the minimum: {asked}.",
            };
        }

        if (outcome == Outcome.Infringement && bound.AtMost && (total.AtLeast || total.Why is not null))
        {
            total = total with { Seen = total.Least, U = 0 };
            words = ($"{words.What} at least", words.Where);
        }

        var missedBy = bound.MissedBy(total.Seen);
        var missed = missedBy == 0 || !bound.Limit.Known ? ""
            : bound.Counts
                || bound.ShareOf is not null ? $", {bound.Say(missedBy)} too {(bound.AtMost ? "much" : "little")}"
            : $", {ReasonText.Duration(missedBy)} {(bound.AtMost ? "too long" : "short")}";
        var text = $"{words.What} {bound.Say(total.Seen)}, {asked}{missed}";
        verdict = bound.Fill(verdict, total.Seen) with
        {
            UMs = bound.Counts ? null : total.U / 1000,
            Reason = outcome == Outcome.Undecided ? $"{text}{Doubt(total, bound)}." : $"{text}.",
        };
        return verdict.Proposing(outcome == Outcome.Infringement
            ? rule.Head.Penalty?.Propose(new(subject, missedBy, total.U))
            : null);
    }

    /// <summary>The verdict on windows of which it is not known which there are.</summary>
    public static Verdict NoWindow(
        Rule rule, Subject subject, Bound bound, (string What, string Where) words, string why) =>
        subject.Verdict(rule, Outcome.Undecided,
            $"{words.What} not known: {why}; {bound.Explain(words.Where)}.");

    /// <summary>
    /// The verdict that says most of several: an infringement, else what is not decided, else the last.
    /// </summary>
    public static Verdict Gravest(IEnumerable<Verdict> verdicts) => verdicts.MinBy(v => v switch
    {
        { Outcome: Outcome.Infringement } => 0,
        { Outcome: Outcome.Undecided, Open: false } => 1,
        { Outcome: Outcome.Undecided } => 2,
        _ => 3,
    })!;

    private static string Doubt(Total total, Bound bound) =>
        bound.Limit.Why is { } why ? $"; but the limit is not known: {why}"
        : total.Why is { } doubt ? $"; but for certain only {bound.Say(total.Least)}{Most(total, bound)}: {doubt}"
        : $": closer to the limit than the uncertainty of ±{ReasonText.Uncertainty(total.U)}";

    private static string Most(Total total, Bound bound) =>
        total.Most > long.MaxValue / 2 ? " and perhaps more" : $" and perhaps {bound.Say(total.Most)}";
}
