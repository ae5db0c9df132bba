using System.Buffers;
using System.Text.Json;

namespace PitMarshal.Broker;

/// <summary>One station of the venue: its role in words and what is wired to it.</summary>
public sealed record VenueStation(string Name, string Role, IReadOnlyList<StationInput> Inputs)
{
    /// <summary>A station refuses a longer configuration unread.</summary>
    public const int LargestConfigBytes = 4096;

    /// <summary>The loops and places whose passings it sees.</summary>
    public IReadOnlyList<string> Points { get; } =
        [.. Inputs.Select(input => input.Point).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The boxes it watches.</summary>
    public IReadOnlyList<string> Boxes { get; } =
        [.. Inputs.Select(input => input.Box).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The payload of its retained <c>config</c> topic.</summary>
    public byte[] ConfigPayload()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("role", Role);
            json.WriteStartArray("inputs");
            foreach (var input in Inputs)
            {
                input.WriteTo(json);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>How a station names the configuration it applied: FNV-1a (32 bits) of the payload, 8 hex digits.</summary>
    public static string ConfigHash(ReadOnlySpan<byte> payload)
    {
        var hash = 2166136261u;
        foreach (var b in payload)
        {
            hash = (hash ^ b) * 16777619u;
        }
        return hash.ToString("x8");
    }
}
