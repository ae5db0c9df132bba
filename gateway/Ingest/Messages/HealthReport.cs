using System.Text.Json;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// A station's <c>health</c>. Only what the gateway acts on is read here; the rest is shown to people as it came.
/// </summary>
/// <param name="Boot">The boot that runs.</param>
/// <param name="OutboxUsed">What waits to be acknowledged; 0 means that everything observed has come. Null: not
/// said.</param>
/// <param name="Json">All of it.</param>
public sealed record HealthReport(string Boot, long? OutboxUsed, ReadOnlyMemory<byte> Json)
{
    internal static HealthReport Read(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload)
    {
        string? boot = null;
        long? used = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var field = json.GetString();
            json.Read();
            switch (field)
            {
                case "boot": boot = PayloadReader.Boot(ref json); break;
                case "outbox" when json.TokenType == JsonTokenType.StartObject: used = ReadUsed(ref json); break;
                default: json.Skip(); break;
            }
        }
        // People are shown all of it: text with half a character in it could not be shown.
        using var shown = JsonDocument.Parse(payload);
        using var nowhere = new Utf8JsonWriter(Stream.Null);
        shown.WriteTo(nowhere);
        return new HealthReport(boot ?? throw new BadPayload("boot is missing"), used, payload);
    }

    private static long? ReadUsed(ref Utf8JsonReader json)
    {
        long? used = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isUsed = json.ValueTextEquals("used"u8);
            json.Read();
            if (isUsed)
            {
                used = ObservationReader.Number(ref json, "used", 0, long.MaxValue);
            }
            else
            {
                json.Skip();
            }
        }
        return used;
    }
}
