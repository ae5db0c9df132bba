using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Check;
using PitMarshal.Wiring.Drawing;
using PitMarshal.Wiring.Pages;
using Spectre.Console;

namespace PitMarshal.Cli.Documents;

/// <summary>
/// <c>wiring check FILE…</c> and <c>wiring draw FILE…</c>: a station's wiring, before anybody solders and for who does.
/// </summary>
internal static class WiringCommand
{
    private const int CheckFailed = 1;

    public static Command Create()
    {
        return new Command("wiring", "Check a station's wiring, and draw it.") { Check(), Draw() };
    }

    private static Command Check()
    {
        var files = Files();
        var command = new Command(
            "check", "Find what is unsafe or contradictory, with the reason and the fix.") { files };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(files), AnsiConsole.Console));
        return command;
    }

    private static Command Draw()
    {
        var files = Files();
        var folder = new Option<string?>("--out")
        {
            Description = "where to write; beside each file otherwise", HelpName = "DIR",
        };
        var command = new Command("draw", "Make a station's page and schematic.") { files, folder };
        command.SetAction(parsed => Draw(parsed.GetRequiredValue(files), parsed.GetValue(folder), Console.Out));
        return command;
    }

    /// <summary>Returns 0 when all are clean, 1 with a table when something was found.</summary>
    private static int Check(string[] files, IAnsiConsole console)
    {
        var wirings = files.Select(WiringFile.Read).ToList();
        var table = new Table().Border(TableBorder.Minimal)
            .AddColumn(new TableColumn("where").NoWrap()).AddColumns("what", "what is wrong", "fix");
        foreach (var wiring in wirings)
        {
            foreach (var finding in WiringCheck.Of(wiring))
            {
                table.AddRow(Cell($"{wiring.Path}:{finding.Line}"), Cell(finding.Subject),
                    Cell(finding.Reason), Cell(finding.Mend));
            }
        }
        if (table.Rows.Count > 0)
        {
            console.Write(table);
            return CheckFailed;
        }
        console.WriteLine(
            $"{wirings.Count} wiring{(wirings.Count == 1 ? "" : "s")}: nothing unsafe, nothing contradictory");
        return 0;
    }

    /// <summary>Draws what is clean; a wiring with findings is not drawn, for a drawing will be built.</summary>
    private static int Draw(string[] files, string? folder, TextWriter output)
    {
        var wirings = files.Select(WiringFile.Read).ToList();
        if (wirings.Exists(wiring => WiringCheck.Of(wiring).Count > 0))
        {
            return Check(files, AnsiConsole.Console);
        }
        foreach (var wiring in wirings)
        {
            var to = folder ?? Path.GetDirectoryName(Path.GetFullPath(wiring.Path))!;
            Directory.CreateDirectory(to);
            File.WriteAllText(Path.Combine(to, $"{wiring.Name}.md"), StationPage.Of(wiring));
            File.WriteAllText(Path.Combine(to, $"{wiring.Name}.svg"), Schematic.Of(wiring));
            output.WriteLine(Terminal.Plain($"{Path.Combine(to, wiring.Name)}.md, .svg"));
        }
        return 0;
    }

    private static Markup Cell(string text) => new(Markup.Escape(Terminal.Plain(text)));

    private static Argument<string[]> Files() => new("FILE")
    {
        Description = "wiring/<station>.yaml",
        Arity = ArgumentArity.OneOrMore,
    };
}
