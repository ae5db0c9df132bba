using System.Text;
using PitMarshal.Events;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Writing;
using static PitMarshal.Timing.Writing.CsvRow;

namespace PitMarshal.Timing.Classifications;

/// <summary>A classification as CSV (RFC 4180, line feeds), the fields of its JSON as columns.</summary>
public static class ClassificationCsv
{
    private const string Head = "session,result,position,car,class,classPosition,laps,totalMs,gapMs,gapLaps,intervalMs,"
        + "bestLapMs,bestLap,lastLapMs,stops,status,uMs,tie,penalties,state,reason";

    public static string Write(Classification result)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var car in result.Cars)
        {
            string?[] fields =
            [
                result.Session, result.Result, Number(car.Position), car.Car, car.Class, Number(car.ClassPosition),
                Number(car.Laps), Ms(car.Total), Ms(car.Gap), Number(car.GapLaps), Ms(car.Interval),
                Ms(car.Best), Number(car.BestLap), Ms(car.Last), Number(car.Stops), Words<CarStatus>.Write(car.Status),
                Ms((long)car.U), car.Tie ? "true" : "",
                string.Join("; ", car.Penalties.Select(p => $"{p.Id}: {p.Penalty}")),
                Words<ResultState>.Write(result.State), car.Reason,
            ];
            text.Append(CsvRow.Of(fields));
        }

        return text.ToString();
    }
}
