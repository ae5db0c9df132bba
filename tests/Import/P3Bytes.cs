using System.Buffers.Binary;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.P3;

namespace PitMarshal.Tests.Import;

/// <summary>Makes records as a decoder would send them.</summary>
internal static class P3Bytes
{
    private const ulong Midnight = 1_781_308_800_000_000; // 2026-06-13T00:00:00Z

    public static Instant At(int ms) => new((long)Midnight + ms * 1000L);

    /// <summary>A passing in hex, escaped.</summary>
    public static string Passing(uint number, uint transponder, int ms, uint decoder = 0x20f93)
    {
        byte[] record =
        [
            0x8E, 0x02, 0, 0, 0, 0, 0, 0, 0x01, 0x00,
            0x01, 4, .. U32(number), 0x03, 4, .. U32(transponder), 0x04, 8, .. U64(Midnight + (ulong)ms * 1000), 0x81,
            4, .. U32(decoder), 0x8F,
        ];
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), (ushort)record.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(4), P3Crc.Of(record));
        var sent = record[1..^1].SelectMany(b => b is >= 0x8D and <= 0x8F
            ? new byte[] { 0x8D, (byte)(b + 0x20) }
            : [b]);
        return Convert.ToHexStringLower([0x8E, .. sent, 0x8F]);
    }

    private static byte[] U32(uint value) => BitConverter.GetBytes(value);

    private static byte[] U64(ulong value) => BitConverter.GetBytes(value);
}
