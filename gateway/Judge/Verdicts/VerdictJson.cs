using System.Text.Json;
using PitMarshal.Events.Json;

namespace PitMarshal.Judge.Verdicts;

/// <summary>A verdict as one line of JSON, always the same bytes for the same verdict.</summary>
public static class VerdictJson
{
    /// <summary>Fields in the contract's order; milliseconds with one to three decimals; no line end.</summary>
    public static string Write(Verdict v) => JsonLine.Write(json =>
    {
        json.WriteString("id", v.Id);
        json.WriteString("rule", v.Rule);
        json.Text("article", v.Article);
        json.Text("car", v.Car.Length > 0 ? v.Car : null);
        json.Text("driver", v.Driver);
        json.Number("stop", v.Stop);
        json.WriteString("outcome", Name(v.Outcome));
        WriteMeasure(json, v);
        json.Text("from", v.From?.ToString());
        json.Text("to", v.To?.ToString());
        json.WriteStartArray("evidence");
        foreach (var source in v.Evidence)
        {
            json.WriteStringValue(source);
        }

        json.WriteEndArray();
        json.Text("penalty", v.Penalty);
        json.WriteString("reason", v.Reason);
        json.WriteString("regulations", v.Regulations);
    });

    /// <summary>What is told of a verdict that no longer stands.</summary>
    public static string Withdrawn(string id) => JsonLine.Write(json =>
    {
        json.WriteString("id", id);
        json.WriteBoolean("withdrawn", true);
    });

    /// <summary>The written form: compliant, infringement, undecided.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Compliant => "compliant",
        Outcome.Infringement => "infringement",
        _ => "undecided",
    };

    private static void WriteMeasure(Utf8JsonWriter json, Verdict v)
    {
        json.Ms("measuredMs", v.MeasuredMicros / 1000m);
        json.Number("measured", v.Measured);
        json.Ms("requiredMs", v.RequiredMicros / 1000m);
        json.Number("required", v.Required);
        json.Ms("shortfallMs", v.ShortfallMicros / 1000m);
        json.Number("shortfall", v.Shortfall);
        json.Ms("excessMs", v.ExcessMicros / 1000m);
        json.Number("excess", v.Excess);
        json.Ms("uMs", (decimal?)v.UMs);
    }
}
