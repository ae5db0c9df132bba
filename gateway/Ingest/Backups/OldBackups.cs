using System.Globalization;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Backups;

/// <summary>Backups of sessions that newer ones make needless.</summary>
internal static class OldBackups
{
    internal const int Kept = 12;

    /// <summary>
    /// Removes the oldest beyond <see cref="Kept"/>: none that somebody named himself, and none that holds an entry
    /// which the log does not have.
    /// </summary>
    internal static void Remove(DataFolder folder)
    {
        var made = folder.BackupFolders().Where(IsSessions).ToList();
        var old = made.Take(Math.Max(0, made.Count - Kept))
            .Select(backup => (Backup: backup, Head: new SqliteRaceLog(new DataFolder(backup).LogFile).WrittenDown))
            .Where(copy => copy.Head is { Position: > 0 }).ToLookup(copy => copy.Head!.Value.Position);
        if (old.Count == 0)
        {
            return;
        }
        using var reader = folder.Log.Read();
        foreach (var chained in reader.Chained())
        {
            foreach (var (backup, head) in old[chained.Entry.Position])
            {
                if (head!.Value.Hash == Convert.ToHexStringLower(chained.Hash))
                {
                    Directory.Delete(backup, recursive: true);
                }
            }
        }
    }

    private static bool IsSessions(string backup) => DateTime.TryParseExact(Path.GetFileName(backup),
        "yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
