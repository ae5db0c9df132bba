using System.Buffers;

namespace PitMarshal.Broker.Inside.Packets;

/// <summary>The first two to five bytes of an MQTT packet: what it is, and how long it claims to be.</summary>
internal readonly record struct PacketHeader(byte First, int HeaderBytes, int BodyBytes)
{
    internal const int Connect = 1, Publish = 3;

    private const int LongestHeader = 5;

    internal int Type => First >> 4;

    internal int TotalBytes => HeaderBytes + BodyBytes;

    /// <summary>False when more bytes are needed.</summary>
    /// <exception cref="InvalidDataException">The length is longer than MQTT has.</exception>
    internal static bool TryRead(in ReadOnlySequence<byte> from, out PacketHeader header)
    {
        header = default;
        Span<byte> bytes = stackalloc byte[LongestHeader];
        var some = from.Slice(0, Math.Min(from.Length, LongestHeader));
        some.CopyTo(bytes);
        var length = 0;
        for (var at = 1; at < some.Length; at++)
        {
            length |= (bytes[at] & 0x7f) << (7 * (at - 1));
            if (bytes[at] < 0x80)
            {
                header = new PacketHeader(bytes[0], at + 1, length);
                return true;
            }
        }
        return some.Length < LongestHeader ? false : throw new InvalidDataException("a length that MQTT does not have");
    }
}
