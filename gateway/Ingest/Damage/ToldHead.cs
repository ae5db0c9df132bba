using System.Text;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Damage;

/// <summary>
/// Where the log ends, told to whoever listens: who heard it knows when entries are missing later. Not at each commit,
/// and at the end.
/// </summary>
internal sealed class ToldHead
{
    private const long EveryUs = 10_000_000;

    private Instant? _at;

    /// <summary>What was told last.</summary>
    internal LogHead Last { get; private set; }

    /// <summary>Whether this head is to be told now.</summary>
    internal bool IsDue(LogHead head, Instant now)
    {
        if (head == Last || head.Position == 0 || (_at is { } at && now.Since(at) is >= 0 and < EveryUs))
        {
            return false;
        }
        (Last, _at) = (head, now);
        return true;
    }

    /// <summary>As it is told.</summary>
    internal static byte[] Write(LogHead head) =>
        Encoding.ASCII.GetBytes($$"""{"position":{{head.Position}},"hash":"{{head.Hash}}"}""");

    /// <summary>Null for what is no such word.</summary>
    internal static LogHead? Read(ReadOnlySpan<byte> told)
    {
        try
        {
            var json = new Utf8JsonReader(told);
            using var head = JsonDocument.ParseValue(ref json);
            return head.RootElement.GetProperty("position").GetInt64() is > 0 and var position
                && head.RootElement.GetProperty("hash").GetString() is { Length: Chain.HashBytes * 2 } hash
                ? new LogHead(position, hash) : null;
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }
}
