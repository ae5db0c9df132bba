using System.Text.Json;
using PitMarshal.Broker.Inside;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Tests.Ingest.Damage;

/// <summary>
/// A log that is not what it was is told before anything is appended, with what to do; who goes on says so in the log.
/// </summary>
public sealed class DamagedStartTests : IDisposable
{
    private static readonly Instant s_now = Instant.Parse("2026-06-13T18:00:00Z");

    private readonly SmallLog _log = new(512);

    public DamagedStartTests() => _log.Start(_log.Copy("killed", "whole"));

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_write_ahead_file_that_ends_too_early_is_told_and_left_as_it_is()
    {
        var folder = _log.Copy("killed", "damaged");
        var file = folder.LogFile + "-wal";
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Told(folder, "was on the disk and is not there any more", "accept-damage --data");
        Told(folder, "was on the disk and is not there any more");
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_database_that_was_deleted_is_no_new_log_and_its_write_ahead_file_stays()
    {
        var folder = _log.Copy("killed", "damaged");
        var left = File.ReadAllBytes(folder.LogFile + "-wal");
        File.Delete(folder.LogFile);
        Told(folder, "the log ends with entry 0");
        Assert.Equal(left, File.ReadAllBytes(folder.LogFile + "-wal"));
        File.WriteAllBytes(folder.LogFile, []);
        Told(folder, "the log ends with entry 0");
        Assert.Equal(left, File.ReadAllBytes(folder.LogFile + "-wal"));
    }

    [Fact]
    public void A_database_that_was_deleted_with_all_beside_it_shows_by_what_the_broker_was_told()
    {
        var folder = _log.Copy("killed", "damaged");
        var head = new SqliteRaceLog(folder.LogFile).WrittenDown!.Value;
        var kept = new Dictionary<string, string>
        {
            ["pitmarshal/v1/home/head"] = $$"""{"position":{{head.Position}},"hash":"{{head.Hash}}"}""",
            ["pitmarshal/v1/home/entry/state"] = """{"state":"offline"}""",
        };
        Directory.CreateDirectory(folder.Broker);
        File.WriteAllText(KeptMessages.FileIn(folder.Broker), JsonSerializer.Serialize(kept));
        Assert.Equal((null, _log.Sound), _log.Start(folder));
        folder.LogFiles().ToList().ForEach(File.Delete);
        Told(folder, $"entry {head.Position} was {head.Short}, as {KeptMessages.FileIn(folder.Broker)} says, but the "
            + "log ends with 0");
        File.WriteAllText(KeptMessages.FileIn(folder.Broker), "{}");
        Assert.Null(_log.Start(folder).Told);
    }

    [Fact]
    public void A_database_that_was_deleted_with_its_head_shows_by_the_race_log_beside_it()
    {
        var folder = _log.Copy("killed", "damaged");
        WriteRaceLog(folder);
        var before = File.ReadAllText(folder.RaceLog);
        folder.LogFiles().ToList().ForEach(File.Delete);
        Told(folder, "race.ndjson holds events beyond the log's 0");
        Assert.Equal(before, File.ReadAllText(folder.RaceLog));
    }

    [Fact]
    public void An_older_copy_that_was_put_back_with_its_own_head_shows_by_a_backup()
    {
        var folder = _log.Copy("database", "damaged");
        var backup = _log.Copy("killed", Path.Combine("damaged", "backups", "2026-06-13T15-00-00"));
        Told(folder, "by an older copy", backup.LogFile, "The newest backup is");
    }

    [Fact]
    public void An_entry_that_was_changed_is_told_with_its_number()
    {
        var folder = _log.Copy("whole", "damaged");
        var (at, bytes) = Find(folder, "\"id\":\"2\"");
        bytes[at + 6] = (byte)'1';
        File.WriteAllBytes(folder.LogFile, bytes);
        Told(folder, "is not what was written");
        Told(folder, "is not what was written");
    }

    [Fact]
    public void Who_goes_on_with_a_cut_log_says_so_in_it_and_is_not_asked_again()
    {
        var folder = _log.Copy("killed", "damaged");
        var bytes = File.ReadAllBytes(folder.LogFile + "-wal");
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.LogFile + "-wal", bytes);
        var head = new SqliteRaceLog(folder.LogFile).WrittenDown!.Value;

        var (accepted, aside) = DamageAcceptance.Accept(folder, "Ana", "the disk failed", s_now);

        Assert.Equal([$"{head.Position}:{head.Hash}"], accepted.Lost);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(aside, "race.db-wal")));
        Assert.Null(_log.Start(folder, goesOn: true).Told);
        Assert.Equal(accepted, LastOf<DamageAccepted>(folder) with { Lost = accepted.Lost });
        Assert.Throws<BadInput>(() => DamageAcceptance.Accept(folder, "Ana", "again", s_now.Plus(1_000_000)));
    }

    [Fact]
    public void Who_goes_on_without_the_database_keeps_the_race_log_aside()
    {
        var folder = _log.Copy("killed", "damaged");
        WriteRaceLog(folder);
        var before = File.ReadAllText(folder.RaceLog);
        folder.LogFiles().ToList().ForEach(File.Delete);
        var (_, aside) = DamageAcceptance.Accept(folder, "Ana", "begun anew", s_now);
        Assert.Equal(before, File.ReadAllText(Path.Combine(aside, "race.ndjson")));
        Assert.Null(_log.Start(folder, goesOn: true).Told);
    }

    [Fact]
    public void Who_goes_on_with_a_changed_entry_names_it()
    {
        var folder = _log.Copy("whole", "damaged");
        var (at, bytes) = Find(folder, "\"id\":\"2\"");
        bytes[at + 6] = (byte)'1';
        File.WriteAllBytes(folder.LogFile, bytes);
        var (accepted, _) = DamageAcceptance.Accept(folder, "Ana", "one bit", s_now);
        Assert.Single(accepted.Lost);
        Assert.Null(_log.Start(folder, goesOn: true).Told);
    }

    [Fact]
    public void Nobody_goes_on_with_what_cannot_be_read_and_nothing_is_lost_by_trying()
    {
        var folder = _log.Copy("whole", "damaged");
        var (at, bytes) = Find(folder, "\"obs\":{");
        bytes[at + 6] = (byte)'x';
        File.WriteAllBytes(folder.LogFile, bytes);
        var refused = Assert.Throws<LogFailed>(() => DamageAcceptance.Accept(folder, "Ana", "one bit", s_now));
        Assert.Contains("go on from a backup", refused.Message);
        Assert.Equal(bytes, File.ReadAllBytes(folder.LogFile));
    }

    [Fact]
    public void A_sound_log_has_nothing_to_accept()
    {
        var folder = _log.Copy("killed", "sound");
        Assert.Throws<BadInput>(() => DamageAcceptance.Accept(folder, "Ana", "to be sure", s_now));
        Assert.Equal((null, _log.Sound), _log.Start(folder));
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(folder.LogFile)!, "damaged-*"));
    }

    private void Told(DataFolder folder, params string[] parts)
    {
        var (told, _) = _log.Start(folder, goesOn: true);
        Assert.All([.. parts, "Nothing was appended"], part => Assert.Contains(part, told ?? "nothing told"));
    }

    private (int At, byte[] Bytes) Find(DataFolder folder, string text)
    {
        var bytes = File.ReadAllBytes(folder.LogFile);
        var at = bytes.AsSpan().LastIndexOf(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.True(at > 0);
        return (at, bytes);
    }

    private static void WriteRaceLog(DataFolder folder)
    {
        using var reader = folder.Log.Read();
        RaceLogFile.Write(folder.RaceLog, reader.Events());
    }

    private static T LastOf<T>(DataFolder folder) => RaceEvents(folder).OfType<T>().Last();

    private static IReadOnlyList<RaceEvent> RaceEvents(DataFolder folder)
    {
        using var reader = folder.Log.Read();
        return [.. reader.Events().Select(Support.Gateways.World.Parse)];
    }
}
