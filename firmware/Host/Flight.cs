namespace PitMarshal.Host;

using System.Diagnostics;
using System.Text;
using PitMarshal.Host.Nano;

/// <summary>
/// What one station has sent and nobody has answered yet. Virtual time stands still for a clock exchange, so that it
/// measures the clocks and not this machine, and runs at most <see cref="LeadUs"/> ahead of the oldest
/// unacknowledged observation.
/// </summary>
public sealed class Flight
{
    /// <summary>Shorter than the five seconds after which a station repeats itself.</summary>
    private const long LeadUs = 3_000_000;

    // An exchange that virtual time overtakes would measure this machine and change verdicts, so a gateway that is
    // busy, or waits for its disk, is waited for. An observation is only sent again, which changes nothing.
    private static readonly TimeSpan s_askPatience = TimeSpan.FromMinutes(2),
        s_acknowledgementPatience = TimeSpan.FromSeconds(5);

    private readonly VirtualWorld _world;
    private readonly Queue<(string Boot, long UpTo, long SentUs, long Stamp)> _unacknowledged = new();
    private readonly Dictionary<string, long> _acknowledged = [];
    private long _askStamp;
    private bool _asks;

    public Flight(VirtualWorld world, VirtualBoard board)
    {
        _world = world;
        board.Network.Sent += Sent;
        board.Network.Received += Received;
        board.Network.Lost += Forget;
    }

    /// <summary>False while the gateway is known to be down: nothing is waited for then.</summary>
    public bool IsAnswered { get; set; } = true;

    /// <summary>Whether everything that was sent has been acknowledged.</summary>
    public bool HasLanded => _unacknowledged.Count == 0;

    /// <summary>
    /// Whether time may not yet step to <paramref name="nextUs"/>. Patience is real time: what
    /// was lost is not waited for.
    /// </summary>
    public bool Holds(long nextUs)
    {
        if (!IsAnswered) { return false; }
        if (_asks && Stopwatch.GetElapsedTime(_askStamp) > s_askPatience) { _asks = false; }
        while (_unacknowledged.TryPeek(out var oldest)
            && Stopwatch.GetElapsedTime(oldest.Stamp) > s_acknowledgementPatience)
        {
            _unacknowledged.Dequeue();
        }
        return _asks || _unacknowledged.TryPeek(out var first) && first.SentUs + LeadUs < nextUs;
    }

    public void Forget()
    {
        _asks = false;
        _unacknowledged.Clear();
    }

    private void Sent(string topic, byte[] payload, int qos)
    {
        if (topic.EndsWith("/clock/ask", StringComparison.Ordinal))
        {
            (_asks, _askStamp) = (true, Stopwatch.GetTimestamp());
        }
        if (!topic.EndsWith("/obs", StringComparison.Ordinal)) { return; }
        (string boot, long upTo) = (TextAfter(payload, "\"boot\":\""u8), LastNumber(payload));
        if (upTo > _acknowledged.GetValueOrDefault(boot))
        {
            _unacknowledged.Enqueue((boot, upTo, _world.NowUs, Stopwatch.GetTimestamp()));
        }
    }

    private void Received(string topic, byte[] payload)
    {
        if (topic.EndsWith("/clock/tell", StringComparison.Ordinal)) { _asks = false; }
        if (!topic.EndsWith("/ack", StringComparison.Ordinal)) { return; }
        (string boot, long upTo) = (TextAfter(payload, "\"boot\":\""u8),
            NumberAfter(payload, payload.AsSpan().LastIndexOf("\"upTo\":"u8) + 7));
        _acknowledged[boot] = Math.Max(upTo, _acknowledged.GetValueOrDefault(boot));
        while (_unacknowledged.TryPeek(out var oldest) && oldest.UpTo <= _acknowledged.GetValueOrDefault(oldest.Boot))
        {
            _unacknowledged.Dequeue();
        }
    }

    private static string TextAfter(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<byte> rest = payload[(payload.IndexOf(key) + key.Length)..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
    }

    private static long LastNumber(ReadOnlySpan<byte> payload) =>
        NumberAfter(payload, payload.LastIndexOf("{\"n\":"u8) + 5);

    private static long NumberAfter(ReadOnlySpan<byte> payload, int start) =>
        System.Buffers.Text.Utf8Parser.TryParse(payload[start..], out long number, out _) ? number : 0;
}
