namespace PitMarshal.Import.P3;

/// <summary>
/// The checksum of a P3 record: polynomial 1021h, begun with FFFFh, each byte added at the low end, over the unescaped
/// record with its marks and with zeros in place of the checksum itself. It is no CRC-CCITT, which
/// adds bytes at the high end.
/// </summary>
internal static class P3Crc
{
    private const int Position = 4;

    private static readonly ushort[] s_table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static ushort Of(ReadOnlySpan<byte> record)
    {
        ushort crc = 0xFFFF;
        for (var i = 0; i < record.Length; i++)
        {
            var b = i is Position or Position + 1 ? 0 : record[i];
            crc = (ushort)(s_table[crc >> 8] ^ (crc << 8) ^ b);
        }

        return crc;
    }

    private static ushort Entry(int i)
    {
        var crc = i << 8;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
        }

        return (ushort)crc;
    }
}
