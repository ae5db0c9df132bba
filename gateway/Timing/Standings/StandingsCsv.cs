using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Standings.Points;
using static PitMarshal.Timing.Writing.CsvRow;

namespace PitMarshal.Timing.Standings;

/// <summary>Standings as CSV: a row for each result of each entrant, so that every point is there.</summary>
public static class StandingsCsv
{
    public static string Write(SeasonStandings standings) =>
        $"season,class,position,{Words<PointsPer>.Write(standings.Per)},name,points,tie,meeting,session,result,car,"
        + "resultPosition,resultPoints,counts,resultReason,state,reason\n"
        + string.Concat(
            from line in standings.Lines
            from result in line.Results
            select Of(
            [
                standings.Season, line.Class, Number(line.Position), line.Entrant, line.Name, Number(line.Points),
                line.Tie ? "true" : "", result.Meeting, result.Session, result.Result, result.Car,
                Number(result.Position), Number(result.Points), result.Counts ? "true" : "false", result.Reason,
                Words<ResultState>.Write(standings.State), line.Reason,
            ]));
}
