using System.Text.RegularExpressions;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;

namespace PitMarshal.Regulations.Checks;

/// <summary>Where the regulations come from, and the article of each rule.</summary>
internal static partial class CheckWriting
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var (source, status) = (regulations.Written.Find("source"), regulations.Written.Find("status"));
        if (source?.Text is not { } text)
        {
            yield return new(1, null, Severity.Warning, "no source", "say which text this is, with its date");
        }
        else if (!Year().IsMatch(text))
        {
            yield return new(
                source.Line, null, Severity.Warning, "the source has no date", "say of which year the text is");
        }

        if (status?.Text != "verified")
        {
            yield return new(
                status?.Line ?? 1, null, Severity.Warning, "nobody has compared it with the rules in force",
                "compare it, then write status: verified");
        }

        foreach (var rule in regulations.Rules.Where(rule => rule.Article is null))
        {
            yield return Check.About(
                rule, null, Severity.Warning, "no article", "say where the regulations say it: article: \"7.2\"");
        }
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();
}
