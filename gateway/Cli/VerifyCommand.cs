using System.CommandLine;
using PitMarshal.Ingest;
using PitMarshal.Log;

namespace PitMarshal.Cli;

/// <summary><c>verify</c>: the hash chain holds, and judging the log again gives the recorded verdicts.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "the race's folder", HelpName = "DIR", Required = true };
        var command = new Command("verify", "Check that a log is unchanged and gives the recorded verdicts.") { data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Returns 0 when all is as recorded; 1 with the first difference on <paramref name="error"/>.</summary>
    public static int Run(string data, TextWriter output, TextWriter error)
    {
        if (!Directory.Exists(data) || !File.Exists(new DataFolder(data).Log))
        {
            throw new BadInput($"{data}: there is no log");
        }
        var folder = new DataFolder(data);
        using var reader = new LogReader(folder.Log);
        var replay = new Replay(reader, folder.Recall);
        long entries = 0;
        if ((reader.FindBreak() ?? Difference(reader, replay, ref entries)) is { } wrong)
        {
            error.WriteLine(Terminal.Plain($"{folder.Log}: {wrong}"));
            return 1;
        }
        output.WriteLine($"{entries} entries, {replay.Judge.Verdicts().Count} verdicts: all as recorded; "
            + $"the chain ends with {reader.ChainEnd()}");
        return 0;
    }

    private static string? Difference(LogReader reader, Replay replay, ref long entries)
    {
        try
        {
            foreach (var _ in replay.Run())
            {
                entries++;
            }
            return replay.FirstDifference ?? ObservationIndex.FindDifference(reader);
        }
        catch (BadInput regulations)
        {
            return regulations.Message;
        }
        catch (Exception damaged) when (Judging.IsDamage(damaged))
        {
            return $"after entry {entries}: {damaged.Message}";
        }
    }
}
