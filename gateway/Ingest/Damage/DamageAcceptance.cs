using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Damage;

/// <summary>Somebody goes on, knowingly, with a log that was cut, replaced or changed.</summary>
public static class DamageAcceptance
{
    /// <summary>Keeps the files aside as they are, and says in the log who goes on and what is lost.</summary>
    /// <param name="folder">Nobody runs there.</param>
    /// <param name="now">When it was decided; also names the folder where the files are kept.</param>
    /// <returns>What was recorded, and where the files are.</returns>
    /// <exception cref="BadInput">Nothing is wrong with the log, or somebody runs there.</exception>
    /// <exception cref="LogFailed">What is there cannot be gone on with.</exception>
    public static (DamageAccepted Event, string Aside) Accept(DataFolder folder, string by, string reason, Instant now)
    {
        using var hold = folder.Hold();
        var aside = KeepAside(folder, now);
        var accepted = new DamageAccepted(Lost(folder, out var isRaceLogOther), by, reason) { At = now };
        if (accepted.Lost.Count == 0 && !isRaceLogOther)
        {
            Directory.Delete(aside, recursive: true);
            throw new BadInput($"{folder.LogFile}: nothing is wrong with it");
        }
        using var log = new SqliteRaceLog(folder.LogFile).WriteEvenIfCut();
        log.AppendEvent(EventJson.Write(accepted));
        log.Commit();
        if (isRaceLogOther)
        {
            // A copy is aside; here it would be told again.
            File.Delete(folder.RaceLog);
        }
        return (accepted, aside);
    }

    private static string KeepAside(DataFolder folder, Instant now)
    {
        // No colons: Windows takes none in a name.
        var name = $"damaged-{now.ToString()[..19].Replace(':', '-')}";
        var aside = Path.Combine(Path.GetDirectoryName(folder.LogFile)!, name);
        PrivateFolder.Create(aside);
        foreach (var file in folder.LogFiles().Append(folder.RaceLog).Where(File.Exists))
        {
            File.Copy(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
        }
        return aside;
    }

    private static IReadOnlyList<string> Lost(DataFolder folder, out bool isRaceLogOther)
    {
        if (new FileInfo(folder.LogFile) is not { Exists: true, Length: > 0 })
        {
            var all = new HeadWitnesses(folder);
            all.End(0);
            isRaceLogOther = new FileInfo(folder.RaceLog) is { Exists: true, Length: > 0 };
            return Written(all.Missing);
        }
        using var reader = folder.Log.Read();
        using var check = new LogCheck(folder, reader);
        try
        {
            foreach (var (entry, _) in new Replay(folder.Recall) { Entries = check.Entries() }.Run(reader))
            {
                if (entry.Kind == EntryKind.Observation)
                {
                    var (station, boot, _) = ObservationBody.Head(entry.Body);
                    check.Observed(entry.Position, station, boot, ObservationBody.Read(entry.Body, entered: true).N);
                }
            }
        }
        catch (Exception unread) when (DamagedLog.IsDamage(unread) || unread is LogFailed or BadInput)
        {
            throw new LogFailed($"{folder.LogFile}: cannot be gone on with: {check.Wrong ?? unread.Message}: a gateway "
                + "could not read it; go on from a backup");
        }
        isRaceLogOther = check.IsRaceLogOther;
        return check.Lost.Count == 0 && check.Wrong is { } wrong && !isRaceLogOther
            ? throw new LogFailed($"{folder.LogFile}: cannot be gone on with: {wrong}; go on from a backup")
            : Written(check.Lost);
    }

    private static IReadOnlyList<string> Written(IEnumerable<LostEntry> lost) =>
        [.. lost.Select(entry => entry.Written).Distinct()];
}
