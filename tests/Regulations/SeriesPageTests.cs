using System.Text;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Regulations;

/// <summary>
/// The tables of docs/series.md are made from the shipped files. With UPDATE_SCENARIOS=1 they are written anew; review
/// the difference by eye.
/// </summary>
public sealed class SeriesPageTests
{
    private const string Begin = "<!-- made from the files: -->\n", End = "<!-- to here -->";

    [Fact]
    public void The_page_on_series_says_what_the_files_say()
    {
        var file = Repository.File("docs", "series.md");
        var page = File.ReadAllText(file);
        var (before, after) = (page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)],
            page[page.IndexOf(End, StringComparison.Ordinal)..]);
        if (Environment.GetEnvironmentVariable("UPDATE_SCENARIOS") == "1")
        {
            File.WriteAllText(file, before + Tables() + after);
        }

        Assert.Equal(File.ReadAllText(file), before + Tables() + after);
    }

    [Fact]
    public void Every_file_says_of_which_year_it_is_and_how_sure() => Assert.All(Shipped.Names, name =>
    {
        var source = Read(name).Source;

        Assert.NotNull(source.Of);
        Assert.NotNull(source.Year);
        Assert.NotNull(source.Sure);
    });

    private static string Tables()
    {
        var text = new StringBuilder("| name | race | source | of | sure | left to publish |\n");
        text.Append("|---|---|---|---|---|---|\n");
        foreach (var regulations in Shipped.Names.Select(Read))
        {
            var open = regulations.Unset.Select(unset => $"`{unset.Name}`").Distinct();
            text.Append($"| `{regulations.Name}` | {regulations.Title} | {Cell(regulations.Source.Of)} | "
                + $"{regulations.Source.Year} | {Sure(regulations.Source)} | "
                + $"{(regulations.Unset.Count == 0 ? "nothing" : string.Join(", ", open))} |\n");
        }

        text.Append("\n## Rule by rule\n\n| name | rule | asks | of | sure |\n|---|---|---|---|---|\n");
        foreach (var regulations in Shipped.Names.Select(Read))
        {
            foreach (var rule in regulations.Rules)
            {
                var source = rule.Head.Source;
                text.Append($"| `{regulations.Name}` | {rule.Name} | {Cell(Asks(rule))} | "
                    + $"{source.Year ?? regulations.Source.Year} | "
                    + $"{Sure(source.Sure is null ? regulations.Source : source)} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What it asks and of whom, as <c>explain</c> says it.</summary>
    private static string Asks(Rule rule) => string.Join(' ', Explanation.Parts(rule)
        .Where(part => part.Label is "Applies" or "Counts").Select(part => $"{part.Label} {part.Text}")
        .Prepend(rule.Explain()));

    private static string Cell(string? text) => text?.Trim().Replace("|", "\\|", StringComparison.Ordinal) ?? "";

    private static string Sure(RuleSource source) => $"{source.Sure}".ToLowerInvariant();

    private static RaceRegulations Read(string name) => RegulationsFile.Read(Shipped.Find(name)!, name);
}
