using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Regulations.Seasons;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>standings SEASON.yaml</c>: a championship from the results of its meetings, every point explained; of the same
/// files always the same bytes.
/// </summary>
internal static class StandingsCommand
{
    public static Command Create()
    {
        var season = new Argument<string>("SEASON.yaml")
        {
            Description = "how points are given, and the meetings' logs or results",
        };
        var format = ResultFormat.Option();
        var command = new Command("standings", "The standings of a season: one line an entrant, every point explained.")
        {
            season, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(season), parsed.GetValue(format)!, Console.Out, Console.Error));
        return command;
    }

    /// <summary>
    /// Writes nothing to <paramref name="output"/> unless all input is good. Returns the exit status, 0 or 2.
    /// </summary>
    public static int Run(string season, string format, TextWriter output, TextWriter error)
    {
        SeasonStandings standings;
        try
        {
            standings = StandingsMaker.Make(SeasonFile.Load(season));
        }
        catch (BadInput bad)
        {
            error.WriteLine(Terminal.Plain(bad.Message));
            return 2;
        }

        foreach (var note in standings.Notes)
        {
            error.WriteLine(Terminal.Plain($"{season}: note: {note}"));
        }

        output.WriteAs(format, standings, StandingsJson.Write, StandingsCsv.Write, StandingsTable.Write);
        return 0;
    }
}
