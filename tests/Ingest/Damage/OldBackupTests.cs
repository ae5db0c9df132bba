using PitMarshal.Ingest.Backups;

namespace PitMarshal.Tests.Ingest.Damage;

/// <summary>Which backups of sessions are removed when there are too many.</summary>
public sealed class OldBackupTests : IDisposable
{
    private readonly SmallLog _log = new(512);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void The_oldest_go_but_none_that_the_log_does_not_hold_and_none_that_somebody_named()
    {
        var folder = _log.Copy("database", "data");
        Backup("killed", "2026-06-01T10-00-00");
        Backup("database", "before-the-race");
        for (var day = 2; day < OldBackups.Kept + 4; day++)
        {
            Backup("database", $"2026-06-{day:d2}T10-00-00");
        }
        OldBackups.Remove(folder);
        Assert.Equal(
        [
            "2026-06-01T10-00-00", .. Enumerable.Range(4, OldBackups.Kept).Select(day => $"2026-06-{day:d2}T10-00-00"),
            "before-the-race",
        ], folder.BackupFolders().Select(Path.GetFileName));
    }

    private void Backup(string from, string name) => _log.Copy(from, Path.Combine("data", "backups", name));
}
