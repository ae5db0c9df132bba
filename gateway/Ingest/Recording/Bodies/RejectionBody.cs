using System.Buffers;
using System.Text;
using System.Text.Json;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Recording.Bodies;

/// <summary>A rejection as the log keeps it, with the beginning of what was rejected.</summary>
internal static class RejectionBody
{
    private const int PayloadKept = 200, TopicKept = 200;

    internal static ReadOnlySpan<byte> Write(string topic, string reason, ReadOnlySpan<byte> payload, Instant rx)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("at", rx.ToString());
            json.WriteString("topic", topic.Length > TopicKept ? topic[..TopicKept] : topic);
            json.WriteString("reason", reason);
            json.WriteNumber("bytes", payload.Length);
            // Whatever the bytes are: those that are not UTF-8 become U+FFFD.
            json.WriteString("payload", Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, PayloadKept)]));
            json.WriteEndObject();
        }
        return buffer.WrittenSpan;
    }
}
