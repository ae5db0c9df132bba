using PitMarshal.Events.Json;

namespace PitMarshal.Events.Log;

/// <summary>A race log in a file: one event a line, UTF-8, blank lines ignored.</summary>
public static class RaceLogFile
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>
    /// The events of the file in its order, read as they are asked for.
    /// Throws <see cref="BadInput"/> with <c>file:line: what</c> at the first line that is not an event.
    /// </summary>
    public static IEnumerable<RaceEvent> Read(string path) => ReadLines(path).Select(read => read.Event);

    /// <summary>
    /// The same, each with its line as it is written, without blanks around it; valid until the next is asked for.
    /// </summary>
    public static IEnumerable<(RaceEvent Event, ReadOnlyMemory<byte> Line)> ReadLines(string path)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            var text = line.Trim(" \t\r"u8);
            if (text.IsEmpty)
            {
                continue;
            }

            if (!EventJson.TryParse(text, out var e, out var what))
            {
                throw new BadInput($"{path}:{number}: {what}");
            }

            yield return (e!, text);
        }
    }

    /// <summary>
    /// Writes events, each already JSON. The file is whole or not there: it gets its name when all is written. A log
    /// only grows: one of that name with which this one does not begin is of another, whose only copy it may be, and is
    /// kept beside it under the next free number.
    /// </summary>
    public static void Write(string path, IEnumerable<byte[]> events)
    {
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            foreach (var e in events)
            {
                file.Write(e);
                file.WriteByte(LineFeed);
            }
            file.Flush(flushToDisk: true);
        }
        if (File.Exists(path) && !BeginsWith(part, path))
        {
            var number = Enumerable.Range(1, int.MaxValue).First(n => !File.Exists($"{path}.{n}"));
            File.Move(path, $"{path}.{number}");
        }
        File.Move(part, path, overwrite: true);
    }

    private static bool BeginsWith(string longer, string beginning)
    {
        using FileStream all = File.OpenRead(longer), first = File.OpenRead(beginning);
        byte[] a = new byte[1 << 16], b = new byte[1 << 16];
        while (first.ReadAtLeast(b, b.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            if (all.ReadAtLeast(a.AsSpan(0, read), read, throwOnEndOfStream: false) < read
                || !a.AsSpan(0, read).SequenceEqual(b.AsSpan(0, read)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The lines without their ends; each is valid only until the next is asked for.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(string path)
    {
        using var file = Open(path);
        var buffer = new byte[1 << 16];
        int start = 0, end = 0, scanned = 0, number = 1;
        while (true)
        {
            var at = buffer.AsSpan(scanned, end - scanned).IndexOf(LineFeed);
            if (at >= 0)
            {
                var stop = scanned + at;
                yield return WithoutMark(buffer.AsMemory(start, stop - start), number++);
                start = scanned = stop + 1;
                continue;
            }

            if (end - start > EventJson.LineMax)
            {
                throw new BadInput($"{path}:{number}: the line is longer than {EventJson.LineMax} bytes");
            }

            (buffer, start, end) = MakeRoom(buffer, start, end);
            scanned = end;
            var read = Fill(file, buffer.AsSpan(end), path, number);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (end > start)
        {
            yield return WithoutMark(buffer.AsMemory(start, end - start), number);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{path}: cannot be read: {problem.Message}");
        }
    }

    private static int Fill(FileStream file, Span<byte> room, string path, int number)
    {
        try
        {
            return file.Read(room);
        }
        catch (IOException problem)
        {
            throw new BadInput($"{path}:{number}: cannot be read: {problem.Message}");
        }
    }

    /// <summary>Moves what is not yet a line to the front, and doubles the buffer when that leaves no room.</summary>
    private static (byte[] Buffer, int Start, int End) MakeRoom(byte[] buffer, int start, int end)
    {
        if (end < buffer.Length)
        {
            return (buffer, start, end);
        }

        var target = start == 0 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, end - start);
        return (target, 0, end - start);
    }

    /// <summary>A byte order mark at the head of the file is no part of its first line.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line, int number) =>
        number == 1 && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
}
