namespace PitMarshal.Import.P3;

/// <summary>
/// The frames of a P3 capture, still escaped, from 8E to 8F inclusive; or what stands where one should be. A capture is
/// the decoder's bytes as they came, or text with the hex digits of whole frames on each line.
/// </summary>
internal static class P3Frames
{
    /// <summary>
    /// Each frame with its line; in a binary capture the line is the frame's number, from 1. Null:
    /// bytes that are no frame.
    /// </summary>
    public static IEnumerable<(Place Place, byte[]? Frame)> Read(string file) =>
        IsBinary(file) ? ReadBinary(file) : ReadText(file);

    /// <summary>
    /// A capture may begin in the middle of a record, with any byte: text has nothing but hex digits
    /// and blanks, and no mark.
    /// </summary>
    private static bool IsBinary(string file)
    {
        using var bytes = SourceFile.Open(file);
        var start = new byte[P3Splitter.FrameMax];
        return start.AsSpan(0, SourceFile.Fill(bytes, start, file)).IndexOfAny(P3Splitter.Begin, P3Splitter.End) >= 0;
    }

    private static IEnumerable<(Place, byte[]?)> ReadBinary(string file)
    {
        using var bytes = SourceFile.Open(file);
        var (splitter, chunk, number) = (new P3Splitter(), new byte[1 << 16], 0L);
        for (int read; (read = SourceFile.Fill(bytes, chunk, file)) > 0;)
        {
            foreach (var frame in splitter.Split(chunk.AsMemory(0, read)))
            {
                yield return (new Place(file, ++number), frame);
            }
        }

        if (splitter.Rest)
        {
            yield return (new Place(file, ++number), null);
        }
    }

    private static IEnumerable<(Place, byte[]?)> ReadText(string file)
    {
        foreach (var (place, text) in TextLines.Read(file))
        {
            var digits = text?.Trim() ?? "?";
            if (digits.Length == 0)
            {
                continue;
            }

            if (!IsHex(digits))
            {
                yield return (place, null);
                continue;
            }

            var splitter = new P3Splitter();
            foreach (var frame in splitter.Split(Convert.FromHexString(digits)))
            {
                yield return (place, frame);
            }

            if (splitter.Rest)
            {
                yield return (place, null);
            }
        }
    }

    private static bool IsHex(string digits) => digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
}
