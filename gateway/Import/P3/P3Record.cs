using System.Buffers.Binary;

namespace PitMarshal.Import.P3;

/// <summary>
/// One record of the AMB / MYLAPS P3 decoder protocol, taken from its frame:
/// <c>8E | version | length u16 | CRC u16 | flags u16 | type u16 | fields … | 8F</c>, numbers little-endian, a field
/// being tag u8, length u8, value. Between the marks a byte of the reserved range is sent as 8D and itself plus 20h.
/// </summary>
internal sealed class P3Record
{
    public const ushort Passing = 0x01, Status = 0x02;

    private const byte Escape = 0x8D, Added = 0x20;
    private const int HeaderLength = 10;

    private readonly List<(byte Tag, ulong Value)> _fields = [];

    private P3Record(ushort type) => Type = type;

    /// <summary>What kind of record it is: 01 a passing, 02 a status …</summary>
    public ushort Type { get; }

    /// <summary>The value of a field of at most 8 bytes, or null when the record has none.</summary>
    public ulong? this[byte tag]
    {
        get
        {
            var i = _fields.FindIndex(f => f.Tag == tag);
            return i < 0 ? null : _fields[i].Value;
        }
    }

    /// <summary>Reads a frame. Null with what is wrong when its escapes, length, CRC or fields do not hold.</summary>
    public static P3Record? Read(ReadOnlySpan<byte> frame, out string? what)
    {
        var bytes = Unescape(frame);
        what = bytes is null ? "an escape at the end of a record"
            : bytes.Length <= HeaderLength ? "a record without a whole header"
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2)) != bytes.Length ? "a record of the wrong length"
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4)) != P3Crc.Of(bytes) ? "a record with a wrong CRC"
            : null;
        if (what is not null)
        {
            return null;
        }

        var record = new P3Record(BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)));
        if (!record.TakeFields(bytes.AsSpan(HeaderLength, bytes!.Length - HeaderLength - 1)))
        {
            what = "a record whose fields do not fit in it";
        }

        return what is null ? record : null;
    }

    /// <summary>Whether a damaged frame may have been a passing: its type says so, or cannot be read.</summary>
    public static bool MayBePassing(byte[]? frame) =>
        frame is null || Unescape(frame) is not { Length: > HeaderLength } bytes
        || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)) is var type && type is not Status;

    private static byte[]? Unescape(ReadOnlySpan<byte> frame)
    {
        var bytes = new List<byte>(frame.Length);
        for (var i = 0; i < frame.Length; i++)
        {
            if (frame[i] != Escape)
            {
                bytes.Add(frame[i]);
            }
            else if (++i < frame.Length - 1)
            {
                bytes.Add((byte)(frame[i] - Added));
            }
            else
            {
                return null;
            }
        }

        return [.. bytes];
    }

    private bool TakeFields(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 2)
        {
            var (tag, length) = (rest[0], rest[1]);
            rest = rest[2..];
            if (length > rest.Length)
            {
                return false;
            }

            if (length <= 8)
            {
                ulong value = 0;
                for (var i = length - 1; i >= 0; i--)
                {
                    value = (value << 8) | rest[i];
                }

                _fields.Add((tag, value));
            }

            rest = rest[length..];
        }

        return rest.IsEmpty;
    }
}
