using System.Text.Json;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Damage;

/// <summary>What whoever runs the gateway can do about a log that is not what it was.</summary>
public static class DamagedLog
{
    /// <summary>True for what comes of entries and tables that no gateway wrote so.</summary>
    public static bool IsDamage(Exception e) =>
        e is JsonException or BadPayload or KeyNotFoundException or InvalidOperationException or FormatException;

    /// <summary>Opens the folder's log to go on with it.</summary>
    /// <exception cref="LogFailed">With what is wrong and what to do.</exception>
    public static ILogWriter Open(DataFolder folder)
    {
        var log = Telling(folder, folder.Log.Write);
        PrivateFiles.Tighten(folder, _ => { });
        return log;
    }

    /// <summary>Does something with the folder's log.</summary>
    /// <exception cref="LogFailed">With what is wrong and what to do.</exception>
    public static T Telling<T>(DataFolder folder, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception damaged)
            when (!folder.IsStored && (IsDamage(damaged) || damaged is LogFailed { MayPass: false }))
        {
            throw Told(folder, damaged.Message);
        }
    }

    /// <summary>
    /// What is wrong with the log, by its chain and by what was written down outside it; null when nothing is, or
    /// somebody accepted it.
    /// </summary>
    public static string? Find(DataFolder folder, ILogReader reader)
    {
        using var check = new LogCheck(folder, reader);
        foreach (var _ in check.Entries())
        {
        }
        return check.Wrong;
    }

    /// <summary>Who went on with a damaged log, where and why, in words.</summary>
    public static IReadOnlyList<string> Accepted(ILogReader reader) =>
        [.. reader.Entries().Select(entry => (entry.Position, Accepted: LogCheck.AcceptedBy(entry)))
            .Where(one => one.Accepted is not null)
            .Select(one => $"at entry {one.Position} {one.Accepted!.By} went on with damage "
                + $"(entries lost or changed: {one.Accepted.Lost.Count}): {one.Accepted.Reason}")];

    /// <summary>The failure with what to do.</summary>
    public static LogFailed Told(DataFolder folder, string wrong)
    {
        if (folder.IsStored)
        {
            return new LogFailed($"{folder.Log}: {wrong}. Nothing was appended to it");
        }
        var path = Path.GetDirectoryName(folder.LogFile);
        var backups = folder.BackupFolders();
        var restore = backups.Count == 0
            ? "There is no backup in its folder: look for one elsewhere"
            : $"The newest backup is {backups[^1]}{Size(backups[^1])}: "
                + $"`pitmarshal verify --data {backups[^1]}` checks it, "
                + $"`pitmarshal run --data {backups[^1]}` goes on from it";
        return new LogFailed($"""
            {(wrong.Contains(folder.LogFile, StringComparison.Ordinal) ? "" : $"{folder.LogFile}: ")}{wrong}.
            Nothing was appended to it. What to do:
            - Put the right files back: race.db with race.db-wal and race.db.head beside it, as they were together.
            - {restore}.
            - To go on knowingly with what is here: `pitmarshal accept-damage --data {path} --by NAME --reason TEXT`.
              It keeps the damaged files aside, and the log says who went on and what is lost.
            """);
    }

    private static string Size(string backup) =>
        new SqliteRaceLog(new DataFolder(backup).LogFile).WrittenDown is { } head ? $" ({head.Position} entries)" : "";
}
