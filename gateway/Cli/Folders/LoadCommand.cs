using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Ingest.Loading;

namespace PitMarshal.Cli.Folders;

/// <summary>
/// <c>load LOG.ndjson --data DIR</c>: a race log into a data folder, to be looked at on the pages, verified and
/// exported.
/// </summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var log = new Argument<string>("LOG.ndjson") { Description = "the race log, one event a line" };
        var data = new Option<string>("--data")
        {
            Description = "the folder that gets it; made when missing, refused when it holds a log already",
            HelpName = "DIR",
            Required = true,
        };
        var regulations = new Option<string?>("--regulations")
        {
            Description = "the regulations to judge by (YAML), or the name of shipped ones; without, nothing is judged",
            HelpName = "FILE",
        };
        var command = new Command("load", "Load a race log into a data folder: `run` shows it, and changes nothing.")
        {
            log, data, regulations,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(log), parsed.GetRequiredValue(data),
            parsed.GetValue(regulations), Console.Out, Console.Error));
        return command;
    }

    private static int Run(string log, string data, string? regulations, TextWriter output, TextWriter error)
    {
        var loaded = RaceLoader.Load(log, data, regulations);
        foreach (var note in loaded.Notes)
        {
            error.WriteLine(Terminal.Plain($"{log}: note: {note}"));
        }
        output.WriteLine(Terminal.Plain($"{loaded.Events} events, {loaded.Verdicts} verdicts in {data}; "
            + $"the chain ends with {loaded.Head.Short}"));
        return 0;
    }
}
