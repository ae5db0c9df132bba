using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Store;

/// <summary>A log in a file: also without room, and with two who write to it.</summary>
public sealed class SqliteLogTests : RaceLogTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-log-");

    private protected override IRaceLog Log => new SqliteRaceLog(File);

    private string File => Path.Combine(_folder.FullName, "race.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'n', 'm') WHERE position = 40", "entry 40")]
    [InlineData("UPDATE entry SET kind = 3 WHERE position = 41", "entry 41")]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE position = 42", "entry 42")]
    [InlineData("DELETE FROM entry WHERE position = 43", "entry 43 is missing")]
    [InlineData("UPDATE entry SET event = event + 1000 WHERE position = 44", "entry 44")]
    [InlineData("""
        CREATE TEMP TABLE t AS SELECT * FROM entry WHERE position = 46;
        UPDATE entry SET body = (SELECT body FROM t), hash = (SELECT hash FROM t) WHERE position = 45
        """, "entry 45")]
    public void Whatever_is_changed_is_found(string change, string where)
    {
        Write(100);
        DatabaseFile.Change(File, change);
        using var reader = Log.Read();
        Assert.StartsWith(where, reader.FindBreak());
    }

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
}
