using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PitMarshal.Store;

namespace PitMarshal.Hub.Wire;

/// <summary>
/// An entry as a line of JSON: <c>{"kind":2,"body":"…","verdicts":[{"id":"…","json":"…"}]}</c>. The body is a text, so
/// that it comes out to the byte; <c>bytes</c> in base64 stands in its place where it is not valid UTF-8.
/// </summary>
public static class EntryLine
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Writes it with its line end.</summary>
    public static void Write(IBufferWriter<byte> output, ShippedEntry entry)
    {
        using (var json = new Utf8JsonWriter(output, s_plain))
        {
            json.WriteStartObject();
            json.WriteNumber("kind", (int)entry.Kind);
            if (Utf8.IsValid(entry.Body))
            {
                json.WriteString("body", entry.Body);
            }
            else
            {
                json.WriteBase64String("bytes", entry.Body);
            }
            Write(json, entry.Verdicts);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>Never throws for what is in the line; null with what is wrong.</summary>
    public static ShippedEntry? Read(ReadOnlyMemory<byte> line, out string what)
    {
        what = "";
        try
        {
            using var document = JsonDocument.Parse(line, s_strict);
            var root = document.RootElement;
            var kind = (EntryKind)root.GetProperty("kind").GetByte();
            var body = root.TryGetProperty("bytes", out var bytes)
                ? bytes.GetBytesFromBase64()
                : Encoding.UTF8.GetBytes(Text(root.GetProperty("body")));
            if (!Enum.IsDefined(kind))
            {
                what = $"no kind of entry: {(int)kind}";
            }
            else if (body.Length > WireLimits.LongestBody)
            {
                what = $"longer than {WireLimits.LongestBody} bytes";
            }
            return what.Length > 0 ? null : new ShippedEntry(kind, body, Verdicts(root));
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            what = $"no entry: {wrong.Message}";
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ShippedVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }
        json.WriteStartArray("verdicts");
        foreach (var (id, verdict) in verdicts)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("json", verdict);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IReadOnlyList<ShippedVerdict> Verdicts(JsonElement root) =>
        !root.TryGetProperty("verdicts", out var verdicts) ? []
        : [.. verdicts.EnumerateArray().Select(verdict => new ShippedVerdict(
            Text(verdict.GetProperty("id")), verdict.GetProperty("json").GetString()))];

    private static string Text(JsonElement value) =>
        value.GetString() ?? throw new FormatException("null in the place of a text");
}
