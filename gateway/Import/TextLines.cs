using System.Buffers;
using System.Text;
using System.Text.Unicode;
using PitMarshal.Events;

namespace PitMarshal.Import;

/// <summary>
/// The lines of a text file, one after the other, without their ends (a text mode of Windows may have written CR CR LF)
/// and without a byte order mark. UTF-16, which PowerShell and spreadsheets write, is known by its mark or by the zeros
/// in its first characters; a line that is not UTF-8 is taken as Windows-1252, which older timing programs write.
/// </summary>
internal static class TextLines
{
    /// <summary>The longest line, in bytes; of a longer one nothing is kept.</summary>
    public const int LineMax = 1 << 16;

    private static readonly Encoding s_windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// Throws <see cref="BadInput"/> when the file cannot be read. The text of a line that is too long is null.
    /// </summary>
    public static IEnumerable<(Place Place, string? Text)> Read(string file)
    {
        using var bytes = AsUtf8(SourceFile.Open(file), file);
        var line = new ArrayBufferWriter<byte>(256);
        var (number, isLong, chunk) = (1L, false, new byte[1 << 16]);
        for (int read; (read = SourceFile.Fill(bytes, chunk, file)) > 0;)
        {
            for (var start = 0; start < read;)
            {
                var end = chunk.AsSpan(start, read - start).IndexOf((byte)'\n');
                var part = chunk.AsMemory(start, end < 0 ? read - start : end);
                isLong |= line.WrittenCount + part.Length > LineMax;
                if (!isLong)
                {
                    line.Write(part.Span);
                }

                start += part.Length + 1;
                if (end >= 0)
                {
                    yield return (new Place(file, number), isLong ? null : Decode(line.WrittenSpan, number));
                    line.ResetWrittenCount();
                    (number, isLong) = (number + 1, false);
                }
            }
        }

        if (isLong || line.WrittenCount > 0)
        {
            yield return (new Place(file, number), isLong ? null : Decode(line.WrittenSpan, number));
        }
    }

    private static Stream AsUtf8(FileStream bytes, string file)
    {
        var start = new byte[4];
        var read = SourceFile.Fill(bytes, start, file);
        bytes.Position = 0;
        var wide = start switch
        {
            _ when read < 2 => null,
            [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, 0, not 0] => Encoding.BigEndianUnicode,
            _ => null,
        };
        return wide is null ? bytes : Encoding.CreateTranscodingStream(bytes, wide, Encoding.UTF8);
    }

    internal static string Decode(ReadOnlySpan<byte> line, long number)
    {
        line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        line = line.TrimEnd((byte)'\r');
        return (Utf8.IsValid(line) ? Encoding.UTF8 : s_windows).GetString(line);
    }
}
