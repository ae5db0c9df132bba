using System.Buffers.Binary;

namespace PitMarshal.Import.P3;

/// <summary>What a decoder is asked, as the bytes of a record.</summary>
internal static class P3Request
{
    public const ushort Resend = 0x04, GetTime = 0x24;

    private const byte FromTag = 0x01, UntilTag = 0x02, FirstReserved = 0x8A, LastReserved = 0x8F, Escape = 0x8D,
        Added = 0x20;

    /// <summary>The decoder's clock.</summary>
    public static byte[] OfTime() => Record(GetTime, []);

    /// <summary>These passings again, both inclusive.</summary>
    public static byte[] OfPassings(uint from, uint until)
    {
        var fields = new byte[12];
        (fields[0], fields[1], fields[6], fields[7]) = (FromTag, 4, UntilTag, 4);
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(2), from);
        BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(8), until);
        return Record(Resend, fields);
    }

    /// <summary>A whole record with its marks, length and checksum, escaped.</summary>
    public static byte[] Record(ushort type, ReadOnlySpan<byte> fields)
    {
        var record = new byte[11 + fields.Length];
        (record[0], record[1], record[^1]) = (P3Splitter.Begin, 0x02, P3Splitter.End);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), (ushort)record.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(8), type);
        fields.CopyTo(record.AsSpan(10));
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(4), P3Crc.Of(record));
        List<byte> sent = [record[0]];
        foreach (var b in record[1..^1])
        {
            if (b is >= FirstReserved and <= LastReserved)
            {
                sent.Add(Escape);
                sent.Add((byte)(b + Added));
            }
            else
            {
                sent.Add(b);
            }
        }

        sent.Add(record[^1]);
        return [.. sent];
    }
}
