using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Regulations;
using Spectre.Console;

namespace PitMarshal.Cli.Documents;

/// <summary>
/// <c>explain FILE</c>: regulations in plain language, made of the rules that judge;
/// <c>--list</c>: those that are shipped.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string?> file = new("FILE")
        {
            Description = "the regulations (YAML), or the name of shipped ones; a file of that name wins",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> list = new("--list") { Description = "what is shipped, with title and status" };
        Command command = new("explain",
            "Say in plain language what regulations ask, as they are judged.") { file, list };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                List();
                return 0;
            }

            var name = parsed.GetValue(file)
                ?? throw new BadInput("explain: which regulations? Give a file or a name; --list says what is shipped");
            Console.Write(Terminal.Plain(Explanation.Of(RegulationsFile.Open(name)), keepLines: true));
            return 0;
        });
        return command;
    }

    private static void List()
    {
        var table = new Table().AddColumns("Name", "Title", "Status", "Rules", "The event must publish");
        foreach (var name in Shipped.Names)
        {
            var regulations = RegulationsFile.Read(Shipped.Find(name)!, name);
            string[] row =
            [
                name, regulations.Title, regulations.Written.Find("status")?.Text ?? "unverified",
                $"{regulations.Rules.Count}",
                string.Join(", ", regulations.Unset.Select(unset => unset.Name).Distinct()),
            ];
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
    }
}
