using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Regulations.Seasons;
using PitMarshal.Timing;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>grid LOG.ndjson --regulations FILE --session NAME</c>: who starts where and why; of one log always the same
/// bytes.
/// </summary>
internal static class GridCommand
{
    public static Command Create()
    {
        var log = new Argument<string>("LOG.ndjson") { Description = "the race log, one event a line" };
        var regulations = new Option<string>("--regulations")
        {
            Description = "regulations with a grid section (YAML), or the name of shipped ones",
            Required = true,
            HelpName = "FILE",
        };
        var session = new Option<string>("--session")
        {
            Description =
                "the race that starts from it; before that is scheduled, the session that the grid is made from",
            Required = true,
            HelpName = "NAME",
        };
        var season = new Option<string?>("--season")
        {
            Description = "the season whose standings place the cars, where the grid is by points",
            HelpName = "SEASON.yaml",
        };
        var format = ResultFormat.Option();
        var command = new Command("grid", "The starting grid of a race: one line a place, each with its reason.")
        {
            log, regulations, session, season, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(log), parsed.GetRequiredValue(regulations), parsed.GetRequiredValue(session),
            parsed.GetValue(format)!, Console.Out, Console.Error, parsed.GetValue(season)));
        return command;
    }

    /// <summary>
    /// Writes nothing to <paramref name="output"/> unless all input is good. Returns the exit status, 0 or 2.
    /// </summary>
    public static int Run(
        string log, string regulations, string session, string format, TextWriter output, TextWriter error,
        string? season = null)
    {
        RaceTiming timing;
        StartingGrid grid;
        try
        {
            var read = RegulationsFile.Open(regulations);
            var rules = GridSection.Of(read) ?? throw new BadInput($"{regulations}:1: no section grid in it");
            timing = TimedLog.Read(log, TimingSection.Of(read));
            var name = TimedLog.SessionOf(timing, session, log);
            var points = season is null ? []
                : SeasonOrder.Of(StandingsMaker.Make(SeasonFile.Load(season)), timing.EntriesOf(name));
            grid = timing.Grid(name, rules, points, out var problem) ?? throw new BadInput($"{log}: {problem}");
        }
        catch (BadInput bad)
        {
            error.WriteLine(Terminal.Plain(bad.Message));
            return 2;
        }

        TimedLog.TellNotes(timing, log, error);
        output.WriteAs(format, grid, GridJson.Write, GridCsv.Write, GridTable.Write);
        return 0;
    }
}
