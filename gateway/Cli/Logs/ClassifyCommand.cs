using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>classify LOG.ndjson</c>: who is where, as JSON lines, CSV or a table; of one log always the same bytes.
/// </summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var log = new Argument<string>("LOG.ndjson") { Description = "the race log, one event a line" };
        var regulations = new Option<string?>("--regulations")
        {
            Description =
                "regulations with a timing section (YAML), or the name of shipped ones; without, the defaults",
            HelpName = "FILE",
        };
        var session = new Option<string?>("--session")
        {
            Description = "its name; without, the last race or the only session", HelpName = "NAME",
        };
        var result = new Option<string>("--result")
        {
            Description = "the name of a further result of the session, such as the sprint in a SprintDuro",
            HelpName = "NAME",
            DefaultValueFactory = _ => TimingRules.Overall,
        };
        var at = new Option<string?>("--at")
        {
            Description = "as it stood then, such as 2026-06-13T15:00:00Z", HelpName = "INSTANT",
        };
        var format = ResultFormat.Option();
        var command = new Command("classify", "Classify a session of a race log: one line a car, in order.")
        {
            log, regulations, session, result, at, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(log),
            new(parsed.GetValue(regulations), parsed.GetValue(session), parsed.GetValue(result)!, parsed.GetValue(at),
                parsed.GetValue(format)!),
            Console.Out, Console.Error));
        return command;
    }

    /// <summary>
    /// Writes nothing to <paramref name="output"/> unless all input is good. Returns the exit status, 0 or 2.
    /// </summary>
    public static int Run(string log, Asked asked, TextWriter output, TextWriter error)
    {
        RaceTiming timing;
        Classification result;
        try
        {
            (timing, result) = Classify(log, asked);
        }
        catch (BadInput bad)
        {
            error.WriteLine(Terminal.Plain(bad.Message));
            return 2;
        }

        TimedLog.TellNotes(timing, log, error);
        output.WriteAs(
            asked.Format, result, ClassificationJson.Write, ClassificationCsv.Write, ClassificationTable.Write);
        return 0;
    }

    private static (RaceTiming Timing, Classification Result) Classify(string log, Asked asked)
    {
        var rules = asked.Regulations is { } file ? TimingSection.Load(file) : TimingRules.Default;
        var timing = TimedLog.Read(log, rules, asked.At);
        return timing.Classify(TimedLog.SessionOf(timing, asked.Session, log), asked.Result) is { } result
            ? (timing, result)
            : throw new BadInput($"{asked.Regulations ?? log}: no result {asked.Result} in it; "
                + $"there are {string.Join(", ", timing.Results)}");
    }

    /// <summary>What the options of the command say.</summary>
    internal sealed record Asked(
        string? Regulations = null, string? Session = null, string Result = TimingRules.Overall,
        string? At = null, string Format = ResultFormat.Json);
}
