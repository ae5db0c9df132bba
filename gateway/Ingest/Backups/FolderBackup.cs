using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Backups;

/// <summary>
/// A copy of a data folder, whole and of one instant, while a gateway runs there: <c>run</c> goes on from it as from
/// the folder itself, also where the log was in a store. It holds the folder's secrets too: passwords, and the key that
/// signs evidence.
/// </summary>
public static class FolderBackup
{
    private const string Part = ".part";

    // What a running gateway or SQLite needs for itself alone.
    private static readonly string[] s_endings = [Part, "lock", "-wal", "-shm", "-room", ".head"];

    /// <param name="from">The folder.</param>
    /// <param name="to">Where the copy goes; made when missing. It gets this name when it is whole.</param>
    /// <returns>The head of the copied log.</returns>
    /// <exception cref="BadInput">There is no log, or something is at the place already.</exception>
    /// <exception cref="LogFailed">The log cannot be copied, or the copy's chain does not hold.</exception>
    /// <exception cref="IOException">The disk cannot keep the copy.</exception>
    public static LogHead Make(DataFolder from, string to)
    {
        to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        if (!from.Log.Exists)
        {
            throw new BadInput($"{from.Log}: there is no log");
        }
        if (File.Exists(to) || (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()))
        {
            throw new BadInput($"{to}: something is there already; a backup goes into a folder of its own");
        }
        var part = Private(to + Part, again: true);
        // The log first: whatever it names, as regulations, was kept before it.
        var head = from.Log.CopyTo(Path.Combine(part, Path.GetFileName(from.LogFile)));
        var source = Path.GetDirectoryName(from.LogFile)!;
        CopyFiles(source, part, without: [from.LogFile, from.RaceLog, from.Backups, from.StoreMark, to, part]);
        Check(part);
        if (Directory.Exists(to))
        {
            Directory.Delete(to);
        }
        Directory.Move(part, to);
        return head;
    }

    private static void Check(string copy)
    {
        var folder = new DataFolder(copy);
        using var reader = folder.Log.Read();
        if (reader.FindBreak() is { } wrong)
        {
            throw new LogFailed($"{folder.LogFile}: the copy does not hold: {wrong}");
        }
        RaceLogFile.Write(folder.RaceLog, reader.Events());
    }

    private static void CopyFiles(string from, string to, string[] without)
    {
        foreach (var file in Directory.EnumerateFiles(from).Except(without))
        {
            if (!s_endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            {
                // With its mode: nobody else may read what is private.
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }
        foreach (var folder in Directory.EnumerateDirectories(from).Except(without))
        {
            CopyFiles(folder, Private(Path.Combine(to, Path.GetFileName(folder))), without);
        }
    }

    /// <summary>A folder that only its owner reads.</summary>
    private static string Private(string path, bool again = false)
    {
        if (again && Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return path;
    }
}
