using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PitMarshal.Log;

/// <summary>
/// The chain over the log's entries: each hash is SHA-256 of the hash before it (32 bytes; of zeros at first), the
/// position (8 bytes, little-endian), the kind (1 byte) and the body (UTF-8). Nothing can be changed, inserted or left
/// out without every later hash being another.
/// </summary>
internal sealed class Chain
{
    internal const int HashBytes = 32;
    private const int HeadBytes = HashBytes + 8 + 1;

    private readonly byte[] last = new byte[HashBytes];
    private byte[] buffer = new byte[4096];

    /// <summary>The hash of the last entry; valid until the next.</summary>
    internal ReadOnlySpan<byte> Last => last;

    internal void StartAfter(ReadOnlySpan<byte> hash) => hash.CopyTo(last);

    internal ReadOnlySpan<byte> Next(long position, EntryKind kind, ReadOnlySpan<byte> body)
    {
        var length = HeadBytes + body.Length;
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }
        last.CopyTo(buffer, 0);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(HashBytes), position);
        buffer[HashBytes + 8] = (byte)kind;
        body.CopyTo(buffer.AsSpan(HeadBytes));
        SHA256.HashData(buffer.AsSpan(0, length), last);
        return last;
    }
}
