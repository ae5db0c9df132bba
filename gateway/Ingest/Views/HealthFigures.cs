using System.Text.Json;

namespace PitMarshal.Ingest.Views;

/// <summary>
/// The figures of a health message. Whatever it has not, or has in another shape, is null: it is shown and no more.
/// </summary>
/// <param name="UpSeconds">Since the boot, s.</param>
/// <param name="FreeBytes">Free memory, bytes.</param>
/// <param name="OutboxUsed">What waits in the outbox, bytes.</param>
/// <param name="OutboxCapacity">What it can hold, bytes.</param>
/// <param name="OutboxDropped">Observations it had no room for, since the boot.</param>
/// <param name="Refused">Frames and lines of readers that were nonsense, since the boot.</param>
/// <param name="EdgeP50Us">How late the station hears its own edges, the median, µs.</param>
/// <param name="EdgeP99Us">The same, of 99 of 100.</param>
public sealed record HealthFigures(
    long? UpSeconds, long? FreeBytes, long? OutboxUsed, long? OutboxCapacity, long? OutboxDropped,
    long? Refused, long? EdgeP50Us, long? EdgeP99Us)
{
    internal static HealthFigures Read(JsonElement health) => new(
        Number(health, "up"),
        Number(health, "free"),
        Number(Field(health, "outbox"), "used"),
        Number(Field(health, "outbox"), "of"),
        Number(Field(health, "outbox"), "dropped"),
        Number(health, "refused"),
        Number(Field(health, "edge"), "p50"),
        Number(Field(health, "edge"), "p99"));

    /// <summary>
    /// What it says of an input: its level, its raw edges, and when the last of them was in station µs (0: none).
    /// </summary>
    internal static (bool? On, long? Edges, long? LastUs) OfInput(JsonElement? health, string input)
    {
        if (Field(health, "inputs") is not { ValueKind: JsonValueKind.Array } inputs)
        {
            return default;
        }
        foreach (var told in inputs.EnumerateArray())
        {
            if (Field(told, "in") is { ValueKind: JsonValueKind.String } name && name.ValueEquals(input))
            {
                bool? on = Field(told, "on")?.ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => null,
                };
                return (on, Number(told, "edges"), Number(told, "last"));
            }
        }
        return default;
    }

    private static JsonElement? Field(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value : null;

    private static long? Number(JsonElement? of, string name) =>
        Field(of, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number : null;
}
