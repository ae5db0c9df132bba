using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PitMarshal.Store;

/// <summary>
/// The chain over the log's entries: each hash is SHA-256 of the hash before it (32 bytes; of zeros at first), the
/// position (8 bytes, little-endian), the kind (1 byte) and the body (UTF-8). Nothing can be changed, inserted or left
/// out without every later hash being another.
/// </summary>
public sealed class Chain
{
    public const int HashBytes = 32;
    private const int HeadBytes = HashBytes + 8 + 1;

    private readonly byte[] _last = new byte[HashBytes];
    private byte[] _buffer = new byte[4096];

    /// <summary>The hash of the last entry; valid until the next.</summary>
    public ReadOnlySpan<byte> Last => _last;

    public void StartAfter(ReadOnlySpan<byte> hash) => hash.CopyTo(_last);

    public ReadOnlySpan<byte> Next(long position, EntryKind kind, ReadOnlySpan<byte> body)
    {
        var length = HeadBytes + body.Length;
        if (_buffer.Length < length)
        {
            _buffer = new byte[length * 2];
        }
        _last.CopyTo(_buffer, 0);
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(HashBytes), position);
        _buffer[HashBytes + 8] = (byte)kind;
        body.CopyTo(_buffer.AsSpan(HeadBytes));
        SHA256.HashData(_buffer.AsSpan(0, length), _last);
        return _last;
    }
}
