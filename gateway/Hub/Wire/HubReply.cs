using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Store;

namespace PitMarshal.Hub.Wire;

/// <summary>
/// What a hub answers to a batch, as JSON: <c>{"position":1041,"hash":"…","reason":"fork","text":"…"}</c>.
/// </summary>
/// <param name="Head">The last entry that it has of the log, durably.</param>
/// <param name="Reason">Why it took nothing; null when it took the batch.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Needs">SHA-256 (hex) of the regulations that it has to have first.</param>
public sealed record HubReply(LogHead Head, RefusalReason? Reason = null, string? Text = null, string? Needs = null)
{
    private const int HashLetters = Chain.HashBytes * 2;

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("position", Head.Position);
            json.WriteString("hash", Head.Hash);
            if (Reason is { } reason)
            {
                json.WriteString("reason", Words<RefusalReason>.Write(reason));
                json.WriteString("text", Text);
            }
            if (Needs is not null)
            {
                json.WriteString("needs", Needs);
            }
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>Never throws for what is in it; null of what no hub answers.</summary>
    public static HubReply? Read(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            var head = new LogHead(root.GetProperty("position").GetInt64(), root.GetProperty("hash").GetString() ?? "");
            return head.Position >= 0 && IsHash(head.Hash)
                ? new HubReply(head, ReasonOf(TextOf(root, "reason")), TextOf(root, "text"), TextOf(root, "needs"))
                : null;
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>64 hexadecimal digits, small ones as the log writes them.</summary>
    public static bool IsHash(string text) =>
        text.Length == HashLetters && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static RefusalReason? ReasonOf(string? word) =>
        word is not null && Words<RefusalReason>.TryParse(word, out var reason) ? reason : null;
}
