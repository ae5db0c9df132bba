using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PitMarshal.Judge;

/// <summary>A verdict as one line of JSON, always the same bytes for the same verdict.</summary>
public static class VerdictJson
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields in the contract's order; milliseconds with one to three decimals; no line end.</summary>
    public static string Write(Verdict v)
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            json.WriteString("id", v.Id);
            json.WriteString("rule", v.Rule);
            Text(json, "article", v.Article);
            Text(json, "car", v.Car.Length > 0 ? v.Car : null);
            Text(json, "driver", v.Driver);
            Number(json, "stop", v.Stop);
            json.WriteString("outcome", Name(v.Outcome));
            WriteMeasure(json, v);
            Text(json, "from", v.From?.ToString());
            Text(json, "to", v.To?.ToString());
            json.WriteStartArray("evidence");
            foreach (var source in v.Evidence)
            {
                json.WriteStringValue(source);
            }

            json.WriteEndArray();
            Text(json, "penalty", v.Penalty);
            json.WriteString("reason", v.Reason);
            json.WriteString("regulations", v.Regulations);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The written form: compliant, infringement, undecided.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Compliant => "compliant",
        Outcome.Infringement => "infringement",
        _ => "undecided",
    };

    private static void WriteMeasure(Utf8JsonWriter json, Verdict v)
    {
        Ms(json, "measuredMs", v.MeasuredMicros);
        Number(json, "measured", v.Measured);
        Ms(json, "requiredMs", v.RequiredMicros);
        Number(json, "required", v.Required);
        Ms(json, "shortfallMs", v.ShortfallMicros);
        Number(json, "shortfall", v.Shortfall);
        Ms(json, "excessMs", v.ExcessMicros);
        Number(json, "excess", v.Excess);
        if (v.UMs is { } u)
        {
            Decimal(json, "uMs", (decimal)u);
        }
    }

    private static void Ms(Utf8JsonWriter json, string name, long? micros)
    {
        if (micros is { } value)
        {
            Decimal(json, name, value / 1000m);
        }
    }

    private static void Decimal(Utf8JsonWriter json, string name, decimal ms)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(ms.ToString("0.0##", CultureInfo.InvariantCulture));
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(number.ToString("0.######", CultureInfo.InvariantCulture));
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
