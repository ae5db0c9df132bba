using System.Text.Json;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// A station asks for the time at its µs <paramref name="Us"/> and brings its previous exchange, complete now.
/// </summary>
public sealed record ClockAsk(string Boot, long Us, ClockExchange? Last)
{
    internal static ClockAsk Read(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload)
    {
        string? boot = null;
        long? us = null;
        ClockExchange? last = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var field = json.GetString();
            json.Read();
            switch (field)
            {
                case "boot": boot = PayloadReader.Boot(ref json); break;
                case "us": us = ObservationReader.Number(ref json, "us", 0, ObservationReader.StampUsMost); break;
                case "last": last = ClockExchange.Read(ref json); break;
                default: json.Skip(); break;
            }
        }
        return new ClockAsk(
            boot ?? throw new BadPayload("boot is missing"), us ?? throw new BadPayload("us is missing"), last);
    }
}
