using System.Text.Json;
using System.Text.Json.Serialization;
using PitMarshal.Events;

namespace PitMarshal.Web.Api.Wire;

/// <summary>Instants as everywhere: ISO 8601, UTC, µs.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("not an instant");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
