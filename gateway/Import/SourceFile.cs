using PitMarshal.Events;

namespace PitMarshal.Import;

/// <summary>
/// A file of a foreign system, read once from front to back. What cannot be read is <see cref="BadInput"/>.
/// </summary>
internal static class SourceFile
{
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInput($"{file}:1: cannot be read: {problem.Message}");
        }
    }

    /// <summary>The next bytes; 0 at the end.</summary>
    public static int Fill(Stream bytes, byte[] room, string file)
    {
        try
        {
            return bytes.Read(room);
        }
        catch (IOException problem)
        {
            throw new BadInput($"{file}:1: cannot be read: {problem.Message}");
        }
    }
}
