using System.Text.Json;

namespace PitMarshal.Ingest.Recording.Bodies;

/// <summary>
/// A change of regulations as the log keeps it: <c>{"regulations":"kart-24h","sha256":"…","by":"Ana"}</c>; without
/// <c>by</c> where the gateway was started with them.
/// </summary>
public static class RegulationsBody
{
    public static byte[] Write(string name, string hash, string? by)
    {
        var body = new Dictionary<string, string> { ["regulations"] = name, ["sha256"] = hash };
        if (by is not null)
        {
            body["by"] = by;
        }
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    public static string Hash(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("sha256").GetString()!;
    }
}
