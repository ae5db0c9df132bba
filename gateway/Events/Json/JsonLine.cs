using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>
/// One line of JSON without its end, always the same bytes for the same values; what is null is left away.
/// </summary>
public static class JsonLine
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>With up to six decimals, and none that are not needed.</summary>
    public static void Number(this Utf8JsonWriter json, string name, decimal? value) =>
        Write(json, name, value, "0.######");

    /// <summary>Milliseconds with one to three decimals.</summary>
    public static void Ms(this Utf8JsonWriter json, string name, decimal? ms) => Write(json, name, ms, "0.0##");

    private static void Write(Utf8JsonWriter json, string name, decimal? value, string form)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(number.ToString(form, CultureInfo.InvariantCulture));
        }
    }
}
