using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Timing.Penalties;
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
        Ms(json, "totalMs", car.Total);
        Ms(json, "gapMs", car.Gap);
        json.Number("gapLaps", car.GapLaps);
        Ms(json, "intervalMs", car.Interval);
        Ms(json, "bestLapMs", car.Best);
        json.Number("bestLap", car.BestLap);
        Ms(json, "lastLapMs", car.Last);
        json.Number("stops", car.Stops);
        json.WriteString("status", Words<CarStatus>.Write(car.Status));
        json.Number("uMs", decimal.Round((decimal)car.U / 1000, 3));
        if (car.Tie)
        {
            json.WriteBoolean("tie", true);
        }

        WritePenalties(json, car.Penalties);
        json.WriteString("state", Words<ResultState>.Write(result.State));
        json.WriteString("reason", car.Reason);
    });

    private static void WritePenalties(Utf8JsonWriter json, IReadOnlyList<ResultPenalty> penalties)
    {
        if (penalties.Count == 0)
        {
            return;
        }

        json.WriteStartArray("penalties");
        foreach (var penalty in penalties)
        {
            json.WriteStartObject();
            json.WriteString("id", penalty.Id);
            json.WriteString("penalty", penalty.Penalty);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Ms(Utf8JsonWriter json, string name, long? micros)
    {
        if (micros == 0)
        {
            json.WriteNumber(name, 0);
        }
        else
        {
            json.Ms(name, micros / 1000m);
        }
    }
}
