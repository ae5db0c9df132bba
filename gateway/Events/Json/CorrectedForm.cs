using System.Text;
using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>The new values of a correction.</summary>
internal static class CorrectedForm
{
    /// <summary>The fields of a correction that are its own. Every other field is a new value.</summary>
    private static readonly HashSet<string> s_ownFields =
        ["event", "at", "uMs", "source", "position", "by", "reason", "withdrawn", "values"];

    /// <summary>As one JSON object, ordered by name; null when there are none.</summary>
    internal static string? NewValues(JsonElement correction)
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

    /// <summary>The fields of an event with new values in the place of its own.</summary>
    internal static string Merge(JsonElement e, JsonElement values) => Compose(json =>
    {
        foreach (var field in e.EnumerateObject())
        {
            if (!values.TryGetProperty(field.Name, out _))
            {
                field.WriteTo(json);
            }
        }

        foreach (var field in values.EnumerateObject())
        {
            field.WriteTo(json);
        }
    });

    private static string Compose(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, EventJson.Plain))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
