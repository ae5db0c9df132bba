using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Exceptions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Regulations;

/// <summary>
/// Regulations in plain language. Every sentence is made by the part of a rule that judges, so that what is explained
/// and what is judged cannot differ; here they are only put together.
/// </summary>
public static class Explanation
{
    private const int Indent = 3, Column = 14;

    private const string Nothing = "The regulations say nothing";

    public static string Of(RaceRegulations regulations)
    {
        var page = new ExplanationPage();
        page.Title(regulations.Title);
        page.Labelled("Name", $"{regulations.Name}, in verdicts {regulations.Id}", 0, Column);
        page.Labelled("Source", regulations.Written.Find("source")?.Text ?? "not given", 0, Column);
        if (regulations.Source with { Of = null } is { } source && source.Explain() is { } known)
        {
            page.Labelled("Known", known, 0, Column);
        }

        page.Labelled("Status", regulations.Written.Find("status")?.Text == "verified"
            ? "verified by whoever wrote this file"
            : "unverified: not compared with the rules in force", 0, Column);
        Published(page, regulations.Written.Find("published")?.Map ?? []);
        page.Blank();
        page.Paragraph(
            "A limit is met or missed for certain only beyond the uncertainty of the measuring, and only on evidence "
                + "that "
            + "is complete; everything else is undecided, for a person. Penalties are proposals.");
        for (var i = 0; i < regulations.Rules.Count; i++)
        {
            page.Blank();
            Explain(page, i + 1, regulations.Rules[i]);
        }

        if (regulations.Ledger is { } ledger)
        {
            page.Blank();
            page.Paragraph($"Points of a car over all rules bring, each once: {ledger.Explain()}.");
        }

        if (regulations.NotJudged.Count > 0)
        {
            page.Blank();
            page.Paragraph("Not judged, for a person to look after");
            foreach (var (what, why) in regulations.NotJudged)
            {
                page.Paragraph($"{what}: {why}.", Indent);
            }
        }

        return page.ToString();
    }

    private static void Published(ExplanationPage page, IReadOnlyList<KeyValuePair<string, Field>> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        page.Blank();
        page.Paragraph("Published by the event");
        var column = Indent + values.Max(value => value.Key.Length) + 2;
        foreach (var (name, value) in values)
        {
            page.Labelled(name, value.Text is { Length: > 0 } text ? text : "not set", Indent, column);
        }
    }

    /// <summary>One rule in plain sentences, a paragraph.</summary>
    public static string Of(Rule rule) =>
        string.Join(" ", Parts(rule).Select(part => $"{part.Label}: {part.Text}").Prepend(rule.Explain()));

    private static void Explain(ExplanationPage page, int number, Rule rule)
    {
        page.Paragraph(
            $"{number}. {rule.Name}, {(rule.Article is { } article ? $"article {article}" : "no article given")}");
        page.Paragraph(rule.Explain(), Indent);
        foreach (var (label, text) in Parts(rule))
        {
            page.Labelled(label, text, Indent, Column);
        }
    }

    /// <summary>What is said beside what the rule asks; only what there is to say.</summary>
    public static IEnumerable<(string Label, string Text)> Parts(Rule rule)
    {
        var head = rule.Head;
        (string Label, string? Text)[] parts =
        [
            ("Applies", Applies(head.When.Conditions.Where(head.SelectsStops ? c => !c.OfStop : _ => true), rule.Edge)),
            ("Counts", Counted(head.When.Conditions.Where(c => head.SelectsStops && c.OfStop))),
            ("Tolerance", head.Tolerance?.Explain()),
            ("Red flag", head.AfterRedFlag.IsSilent
                ? $"{Nothing}: undecided where it matters."
                : head.AfterRedFlag.Explain()),
            ("Early end", !rule.IsOfWholeRace ? null
                : head.IfRaceEndsEarly.Kind == IfRaceEndsEarly.Kinds.Silent
                ? $"{Nothing}: what would be an infringement is undecided."
                : head.IfRaceEndsEarly.Explain()),
            ("Penalty", head.Penalty is { } penalty ? $"{penalty.Explain()}." : $"{Nothing}: none is proposed."),
            ("Note", head.Note),
            ("Source", head.Source.Explain()),
        ];
        return parts.Where(part => part.Text is not null).Select(part => (part.Label, part.Text!));
    }

    private static string? Applies(IEnumerable<Condition> conditions, string edge) =>
        !conditions.Any() ? null : string.Join(", ", conditions.Select(c => c.Explain(edge))) + ".";

    /// <summary>
    /// The same words of the stops that a rule counts: <c>to the first stop</c> becomes <c>only the first stop</c>.
    /// </summary>
    private static string? Counted(IEnumerable<Condition> conditions)
    {
        var which = conditions.Select(c => c.Explain())
            .Select(text => text.StartsWith("to ", StringComparison.Ordinal) ? text[3..] : text).ToList();
        return which.Count == 0 ? null : $"only {string.Join(", ", which)}.";
    }
}
