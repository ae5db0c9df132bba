using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>judge LOG.ndjson --regulations FILE</c>: the verdicts on a race log, as JSON lines, always the same bytes.
/// </summary>
internal static class JudgeCommand
{
    public static Command Create()
    {
        var log = new Argument<string>("LOG.ndjson") { Description = "the race log, one event a line" };
        var regulations = new Option<string>("--regulations")
        {
            Description = "the regulations to judge by (YAML), or the name of shipped ones; a file of that name wins",
            Required = true,
            HelpName = "FILE",
        };
        var forecasts = new Option<bool>("--forecasts")
        {
            Description =
                "instead of verdicts tell what the rules ask of the stops and stints in progress where the log ends",
        };
        var command = new Command("judge", "Judge a race log: verdicts as JSON lines, in order of time, car and rule.")
        {
            log, regulations, forecasts,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(log), parsed.GetRequiredValue(regulations), Console.Out, Console.Error,
            parsed.GetValue(forecasts)));
        return command;
    }

    /// <summary>
    /// Writes nothing to <paramref name="output"/> unless all input is good. Returns the exit status, 0 or 2.
    /// </summary>
    public static int Run(string log, string regulations, TextWriter output, TextWriter error, bool forecasts = false)
    {
        RaceJudge judge;
        try
        {
            judge = new RaceJudge(RegulationsFile.Load(regulations));
            judge.AppendAll(RaceLogFile.Read(log));
        }
        catch (BadInput bad)
        {
            error.WriteLine(Terminal.Plain(bad.Message));
            return 2;
        }

        foreach (var note in judge.Notes)
        {
            error.WriteLine(Terminal.Plain($"{log}: note: {note}"));
        }

        var told = false;
        foreach (var line in forecasts
            ? judge.Forecasts().Select(ForecastJson.Write)
            : judge.Verdicts().Select(VerdictJson.Write))
        {
            output.Write(line + "\n");
            told = true;
        }

        if (!told)
        {
            error.WriteLine(Terminal.Plain(forecasts
                ? $"{log}: note: no forecast: no stop or stint in progress that these rules forecast"
                : $"{log}: note: no verdict: no car is listed (EntryListed), no race started (RaceStarted), or no "
                    + $"rule applies"));
        }

        output.Flush();
        return 0;
    }
}
