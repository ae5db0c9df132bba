using System.CommandLine;
using System.Globalization;
using PitMarshal.Cli.Machine;
using PitMarshal.Judge.Reasons;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Checks;
using Spectre.Console;

namespace PitMarshal.Cli.Documents;

/// <summary><c>check FILE</c>: contradictions in regulations, and what the event has yet to set.</summary>
internal static class CheckCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        Argument<string> file = new("FILE")
        {
            Description = "the regulations (YAML), or the name of shipped ones; a file of that name wins",
        };
        Option<string?> entries = new("--entries")
        {
            Description = "the entry list (CSV): also tell which classes and ratings of it no rule names",
            HelpName = "CSV",
        };
        Command command = new("check",
            "Find contradictions in regulations, values nobody set, and what they are silent about.")
        {
            file, entries,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(entries)));
        return command;
    }

    /// <summary>Returns 1 when there is an error, else 0.</summary>
    private static int Run(string file, string? entries)
    {
        var regulations = RegulationsFile.Open(file);
        var unnamed = entries is null ? [] : CheckEntries.Of(regulations, EntryListFile.Read(entries));
        var findings = Check.Of(regulations);
        if (findings.Count > 0)
        {
            var table = new Table().AddColumns("Line", "Rule", "", "What", "What to do");
            foreach (var finding in findings)
            {
                string[] row =
                [
                    finding.Line.ToString(CultureInfo.InvariantCulture), finding.Rule ?? "",
                    $"{finding.Severity}".ToLowerInvariant(),
                    finding.What, finding.ToDo,
                ];
                table.AddRow([.. row.Select(text => Markup.Escape(Terminal.Plain(text)))]);
            }

            AnsiConsole.Write(table);
        }

        foreach (var told in unnamed)
        {
            Console.WriteLine($"{Terminal.Plain(entries!)}: {Terminal.Plain(told)}");
        }

        var counts = Enum.GetValues<Severity>().Select(severity =>
            ReasonText.Count(findings.Count(f => f.Severity == severity), $"{severity}".ToLowerInvariant()));
        Console.WriteLine($"{Terminal.Plain(file)}: {string.Join(", ", counts)}");
        return findings.Any(finding => finding.Severity == Severity.Error) ? Failed : 0;
    }
}
