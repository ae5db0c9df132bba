using System.Text;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Recording.Bodies;

/// <summary>
/// An observation as the log keeps it: <c>{"station":"entry","boot":"5f21c0d4","rx":µs,"obs":{as it came}}</c>.
/// </summary>
public static class ObservationBody
{
    private static ReadOnlySpan<byte> Mark => ",\"obs\":"u8;

    public static byte[] Write(string station, string boot, Instant rx, ReadOnlySpan<byte> json)
    {
        // Names and boots were checked to be plain letters, digits and hyphens.
        var head = $$"""{"station":"{{station}}","boot":"{{boot}}","rx":{{rx.Micros}}""";
        var body = new byte[head.Length + Mark.Length + json.Length + 1];
        var end = Encoding.ASCII.GetBytes(head, body);
        Mark.CopyTo(body.AsSpan(end));
        json.CopyTo(body.AsSpan(end + Mark.Length));
        body[^1] = (byte)'}';
        return body;
    }

    /// <summary>The observation as it came.</summary>
    public static ReadOnlyMemory<byte> Json(byte[] body) =>
        body.AsMemory((body.AsSpan().IndexOf(Mark) + Mark.Length)..^1);

    public static (string Station, string Boot, Instant Rx) Head(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        string? station = null, boot = null;
        long? rx = null;
        json.Read();
        while ((station is null || boot is null || rx is null)
            && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = json.ValueTextEquals("station"u8) ? 's' : json.ValueTextEquals("boot"u8) ? 'b'
                : json.ValueTextEquals("rx"u8) ? 'r' : ' ';
            json.Read();
            switch (field)
            {
                case 's': station = json.GetString(); break;
                case 'b': boot = json.GetString(); break;
                case 'r': rx = json.GetInt64(); break;
                default: json.Skip(); break;
            }
        }
        return station is not null && boot is not null && rx is { } at ? (station, boot, new Instant(at))
            : throw new KeyNotFoundException("an observation without station, boot or time of receipt");
    }

    /// <summary>The station's observation in a body; of race control's there is only the number.</summary>
    public static Observation Read(byte[] body, bool entered)
    {
        var json = new Utf8JsonReader(Json(body).Span);
        json.Read();
        return entered ? PayloadReader.ReadNumber(ref json) : ObservationReader.Read(ref json);
    }
}
