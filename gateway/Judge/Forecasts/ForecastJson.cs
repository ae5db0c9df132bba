using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PitMarshal.Judge.Forecasts;

/// <summary>A forecast as one line of JSON, always the same bytes for the same forecast.</summary>
public static class ForecastJson
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is not known is left away; no line end.</summary>
    public static string Write(Forecast f)
    {
        using var bytes = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            json.WriteString("forecast", f.What == ForecastOf.EarliestPitOut ? "earliest-pit-out" : "latest-out");
            json.WriteString("rule", f.Rule);
            Text(json, "article", f.Article);
            json.WriteString("car", f.Car);
            Text(json, "driver", f.Driver);
            Number(json, "stop", f.Stop);
            Number(json, "stint", f.Stint);
            Text(json, "at", f.At?.ToString());
            json.WritePropertyName("uMs");
            json.WriteRawValue(((decimal)f.UMs).ToString("0.0##", CultureInfo.InvariantCulture));
            json.WriteString("reason", f.Reason);
            json.WriteString("regulations", f.Regulations);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
