using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Ingest.Damage;
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
        var part = to + Part;
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }
        PrivateFolder.Create(part);
        // The log first: whatever it names, as regulations, was kept before it.
        var head = from.Log.CopyTo(Path.Combine(part, Path.GetFileName(from.LogFile)));
        var source = Path.GetDirectoryName(from.LogFile)!;
        CopyFiles(source, part, without: [.. from.OfItsGateway(), from.Backups, to, part]);
        Check(part);
        PrivateFiles.Tighten(new DataFolder(part), _ => { });
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
        if (DamagedLog.Find(folder, reader) is { } wrong)
        {
            throw new LogFailed($"{folder.LogFile}: the copy does not hold: {wrong}");
        }
        RaceLogFile.Write(folder.RaceLog, reader.Events());
    }

    private static void CopyFiles(string from, string to, string[] without)
    {
        foreach (var file in Directory.EnumerateFiles(from).Except(without))
        {
            // With its mode: nobody else may read what is private.
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.EnumerateDirectories(from).Except(without))
        {
            var copy = Path.Combine(to, Path.GetFileName(folder));
            PrivateFolder.Create(copy);
            CopyFiles(folder, copy, without);
        }
    }
}
