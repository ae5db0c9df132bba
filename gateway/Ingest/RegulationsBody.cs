using System.Text.Json;

namespace PitMarshal.Ingest;

/// <summary>A change of regulations as the log keeps it: <c>{"regulations":"kart-24h","sha256":"…"}</c>.</summary>
internal static class RegulationsBody
{
    internal static byte[] Write(string name, string hash) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["regulations"] = name, ["sha256"] = hash });

    internal static string Hash(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("sha256").GetString()!;
    }
}
