using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Timing.Writing;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Classifications;

/// <summary>A classification as lines of JSON, always the same bytes for the same result.</summary>
public static class ClassificationJson
{
    /// <summary>One line a car, in order, without line ends.</summary>
    public static IEnumerable<string> Write(Classification result) => result.Cars.Select(car => Write(result, car));

    /// <summary>Fields in the contract's order; milliseconds with one to three decimals, zero as 0.</summary>
    public static string Write(Classification result, ClassifiedCar car) => JsonLine.Write(json =>
    {
        json.WriteString("session", result.Session);
        json.WriteString("result", result.Result);
        json.Number("position", car.Position);
        json.WriteString("car", car.Car);
        json.Text("class", car.Class);
        json.Number("classPosition", car.ClassPosition);
        json.Number("laps", car.Laps);
        json.Micros("totalMs", car.Total);
        json.Micros("gapMs", car.Gap);
        json.Number("gapLaps", car.GapLaps);
        json.Micros("intervalMs", car.Interval);
        json.Micros("bestLapMs", car.Best);
        json.Number("bestLap", car.BestLap);
        json.Micros("lastLapMs", car.Last);
        json.Number("stops", car.Stops);
        json.WriteString("status", Words<CarStatus>.Write(car.Status));
        json.Number("uMs", decimal.Round((decimal)car.U / 1000, 3));
        if (car.Tie)
        {
            json.WriteBoolean("tie", true);
        }

        json.Penalties(car.Penalties);
        json.WriteString("state", Words<ResultState>.Write(result.State));
        json.WriteString("reason", car.Reason);
    });
}
