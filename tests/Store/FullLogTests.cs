using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using SQLitePCL;

namespace PitMarshal.Tests.Store;

/// <summary>A log without room, and a log that two write to.</summary>
public sealed class FullLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-log-");

    private string File => Path.Combine(_folder.FullName, "race.db");

    private SqliteRaceLog Log => new(File);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_room_a_batch_fails_as_a_whole_and_with_room_the_log_goes_on()
    {
        using var log = new SqliteWriter(File);
        Fill(log, 10);
        log.Commit();
        var kept = log.Head;
        log.LimitPages(20);
        Assert.Throws<LogFailed>(() =>
        {
            Fill(log, 10_000);
            log.Commit();
        });
        log.Rollback();
        Assert.Equal(kept, log.Head);
        using (var reader = Log.Read())
        {
            Assert.Equal(kept, reader.Head);
        }

        log.LimitPages(1_000_000);
        Fill(log, 10_000);
        log.Commit();
        using var after = Log.Read();
        Assert.Null(after.FindBreak());
        Assert.Equal(10_010, after.Head.Position);
    }

    [Fact]
    public void A_commit_that_was_given_up_by_the_disk_is_not_taken_for_one()
    {
        using var log = new SqliteWriter(File);
        log.LimitPages(20);
        Assert.Throws<LogFailed>(() => Fill(log, 10_000));
        Assert.Throws<LogFailed>(log.Commit);
    }

    [Fact]
    public void Two_writers_do_not_fork_the_log()
    {
        using var first = Log.Write();
        using var second = Log.Write();
        Fill(first, 1);
        first.Commit();
        Assert.Contains("somebody else", Assert.Throws<LogFailed>(() => Fill(second, 1)).Message);
        Fill(first, 1);
        first.Commit();
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(2, reader.Head.Position);
    }

    [Fact]
    public void What_was_given_up_is_as_if_it_had_never_been()
    {
        using var log = Log.Write();
        Fill(log, 3);
        log.Commit();
        var kept = log.Head;
        log.AppendObservation(log.NewStream("entry", "b1"), 1, "{}"u8);
        log.Rollback();
        Assert.Equal((kept, 3L), (log.Head, log.Events));
        log.AppendObservation(log.NewStream("entry", "b1"), 1, "{}"u8);
        log.Commit();
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal((4L, 1L), (reader.Head.Position, reader.Observations().Single().N));
    }

    [Fact]
    public void An_empty_log_has_a_head_too()
    {
        Assert.False(Log.Exists);
        using var log = Log.Write();
        Assert.Equal((0L, "nothing"), (log.Head.Position, log.Head.Short));
        Assert.True(Log.Exists);
    }

    private static void Fill(ILogWriter log, int entries)
    {
        for (var n = 0; n < entries; n++)
        {
            log.AppendEvent(
                """{"event":"x","text":"as long as an event usually is, with its instant, its source and its car"}""");
        }
    }
}
