using System.Text;
using System.Text.Json;

namespace PitMarshal.Events;

public static partial class EventJson
{
    /// <summary>The fields of a correction that are its own. Every other field is a new value.</summary>
    private static readonly HashSet<string> s_ownFields =
        ["event", "at", "uMs", "source", "position", "by", "reason", "withdrawn", "values"];

    /// <summary>
    /// The event with the new values of a correction, or null with what is wrong when they do not make an event.
    /// New values stand as fields of the correction; those whose names it uses itself (at, uMs, reason …) stand in
    /// its field <c>values</c>.
    /// </summary>
    public static RaceEvent? Correct(RaceEvent e, EventCorrected correction, out string? what)
    {
        what = null;
        if (correction.Values is null)
        {
            return e;
        }

        using var values = JsonDocument.Parse(correction.Values, s_strict);
        using var old = JsonDocument.Parse(Write(e), s_strict);
        var merged = Compose(json =>
        {
            foreach (var field in old.RootElement.EnumerateObject())
            {
                if (!values.RootElement.TryGetProperty(field.Name, out _))
                {
                    field.WriteTo(json);
                }
            }

            foreach (var field in values.RootElement.EnumerateObject())
            {
                field.WriteTo(json);
            }
        });
        return TryParse(merged, out var corrected, out what) ? corrected : null;
    }

    private static string? ReadNewValues(JsonElement correction)
    {
        var fields = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in correction.EnumerateObject())
        {
            if (!s_ownFields.Contains(field.Name))
            {
                fields[field.Name] = field.Value;
            }
        }

        if (correction.TryGetProperty("values", out var values))
        {
            foreach (var field in new JsonFields(values).Object.EnumerateObject())
            {
                fields[field.Name] = field.Value;
            }
        }

        return fields.Count == 0 ? null : Compose(json =>
        {
            foreach (var (name, value) in fields)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        });
    }

    private static void WriteCorrection(Utf8JsonWriter json, EventCorrected corrected)
    {
        if (corrected.Position is { } position)
        {
            json.WriteNumber("position", position);
        }

        Text(json, "by", corrected.By);
        Text(json, "reason", corrected.Reason);
        if (corrected.Withdrawn is { } withdrawn)
        {
            json.WriteBoolean("withdrawn", withdrawn);
        }

        if (corrected.Values is { } values)
        {
            json.WritePropertyName("values");
            json.WriteRawValue(values);
        }
    }

    private static string Compose(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
