using System.Text.Json;

namespace PitMarshal.Ingest.Recording.Bodies;

/// <summary>
/// That a log was loaded, as its first entry says it: <c>{"loaded":"race.ndjson","sha256":"…"}</c>.
/// </summary>
internal static class LoadedBody
{
    internal static byte[] Write(string name, string hash) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["loaded"] = name, ["sha256"] = hash });

    internal static string Name(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("loaded").GetString()!;
    }
}
