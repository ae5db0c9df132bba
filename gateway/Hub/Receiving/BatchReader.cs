using System.Buffers;
using PitMarshal.Hub.Wire;

namespace PitMarshal.Hub.Receiving;

/// <summary>Reads a body, bounded in size and time, and the entries in it.</summary>
internal static class BatchReader
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Null of one that is longer.</summary>
    internal static async Task<ReadOnlyMemory<byte>?> Body(Stream body, int most, CancellationToken end)
    {
        using var bytes = new MemoryStream();
        var piece = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            for (int read; (read = await body.ReadAsync(piece, end)) > 0;)
            {
                if (bytes.Length + read > most)
                {
                    return null;
                }
                bytes.Write(piece, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>Null with what is wrong, and where.</summary>
    internal static IReadOnlyList<ShippedEntry>? Entries(ReadOnlyMemory<byte> body, out string what)
    {
        List<ShippedEntry> entries = [];
        what = "";
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf(LineEnd);
            var line = end < 0 ? body : body[..end];
            if (entries.Count == WireLimits.MostEntries)
            {
                what = $"more than {WireLimits.MostEntries} entries";
                return null;
            }
            if (EntryLine.Read(line, out what) is not { } entry)
            {
                what = $"line {entries.Count + 1}: {what}";
                return null;
            }
            entries.Add(entry);
            body = end < 0 ? default : body[(end + 1)..];
        }
        return entries;
    }
}
