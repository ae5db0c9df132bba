using System.Text.Json;

namespace PitMarshal.Provisioning;

/// <summary>What a person at the station wants to know of its health; null where it did not say.</summary>
public sealed record WatchedHealth(
    long? UpSeconds, long? FreeBytes, long? OutboxUsed, long? OutboxOf, long? Dropped, long? Rssi,
    long? EdgeP50Us, long? EdgeP99Us)
{
    public static WatchedHealth Of(JsonElement health) => new(
        Number(health, "up"),
        Number(health, "free"),
        Number(health, "outbox", "used"),
        Number(health, "outbox", "of"),
        Number(health, "outbox", "dropped"),
        Number(health, "rssi"),
        Number(health, "edge", "p50"),
        Number(health, "edge", "p99"));

    /// <summary>The inputs it lists: name, level, raw edges, the last of them in station µs.</summary>
    public static IEnumerable<(string In, bool On, long Edges, long LastUs)> Inputs(JsonElement health)
    {
        if (!health.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }
        foreach (var input in inputs.EnumerateArray().Where(input => input.ValueKind == JsonValueKind.Object))
        {
            if (input.TryGetProperty("in", out var name) && name.ValueKind == JsonValueKind.String
                && input.TryGetProperty("on", out var on) && on.ValueKind is JsonValueKind.True or JsonValueKind.False)
            {
                yield return (name.GetString()!, on.GetBoolean(), Number(input, "edges") ?? 0,
                    Number(input, "last") ?? 0);
            }
        }
    }

    /// <summary>
    /// The raw edges since the message before, bounces and all: input, level, station µs. Only while somebody watches.
    /// </summary>
    public static IEnumerable<(string In, bool High, long Us)> RawEdges(JsonElement health)
    {
        if (!health.TryGetProperty("raw", out var raw) || raw.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }
        foreach (var edge in raw.EnumerateArray())
        {
            if (edge.ValueKind == JsonValueKind.Array && edge.GetArrayLength() == 3
                && edge[0].ValueKind == JsonValueKind.String
                && edge[1].ValueKind is JsonValueKind.True or JsonValueKind.False
                && edge[2].ValueKind == JsonValueKind.Number
                && edge[2].TryGetInt64(out var us))
            {
                yield return (edge[0].GetString()!, edge[1].GetBoolean(), us);
            }
        }
    }

    private static long? Number(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) ? number : null;
    }
}
