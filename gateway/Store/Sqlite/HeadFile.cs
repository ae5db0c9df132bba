using System.Globalization;
using System.Text;

namespace PitMarshal.Store.Sqlite;

/// <summary>
/// The last head that was committed, written down beside the database: one line, the position and the hash. A log that
/// was cut at its end, emptied, deleted or replaced still looks whole from inside; here it shows, before anything is
/// appended to it.
/// </summary>
internal sealed class HeadFile : IDisposable
{
    // 20 digits, a blank, 64 hexadecimal digits, a line feed: always as long, so that writing needs no room.
    private const int Length = 20 + 1 + (Chain.HashBytes * 2) + 1;

    private readonly FileStream? _file;
    private readonly byte[] _line = new byte[Length];

    /// <param name="log">The database; the file beside it is made when missing. On a disk that takes nothing there is
    /// none.</param>
    internal HeadFile(string log)
    {
        try
        {
            _file = new FileStream(
                PathOf(log), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            _file = null;
        }
    }

    internal static string PathOf(string log) => log + ".head";

    /// <summary>
    /// The head that was committed last, or earlier; null when there is none, or one that a power cut tore before it
    /// was ever whole. Read before the log is opened, it is never ahead of a log that somebody writes meanwhile.
    /// </summary>
    internal static LogHead? Of(string log)
    {
        try
        {
            var parts = File.ReadAllText(PathOf(log)).Split(' ', '\n');
            return parts.Length > 1 && parts[1].Length == Chain.HashBytes * 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? new LogHead(position, parts[1]) : null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// After a commit. It waits for no disk: after a power cut it may tell of an earlier head, which the log has too.
    /// </summary>
    internal void Write(LogHead head)
    {
        if (_file is null)
        {
            return;
        }
        Encoding.ASCII.GetBytes($"{head.Position:d20} {head.Hash}\n", _line);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, _line, 0);
        }
        catch (IOException)
        {
            // The log has it, and what is not written down here is only not checked.
        }
    }

    public void Dispose() => _file?.Dispose();
}
