using System.Text;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using SQLitePCL;

namespace PitMarshal.Tests.Store;

public sealed class SqliteLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-log-");

    private string File => Path.Combine(_folder.FullName, "race.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_committed_is_read_in_order_and_the_chain_holds()
    {
        Write(100);
        using var reader = new SqliteRaceLog(File).Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), reader.Entries().Select(entry => entry.Position));
        Assert.Equal(50, reader.Events().Count());
        Assert.Equal("""{"event":"x","n":52}""", Encoding.UTF8.GetString(reader.Events(27).First()));
    }

    [Fact]
    public void What_was_not_committed_is_not_there()
    {
        using (var log = new SqliteRaceLog(File).Write())
        {
            log.AppendEvent("{}");
            log.Commit();
            log.AppendEvent("{}");
        }
        using var reader = new SqliteRaceLog(File).Read();
        Assert.Single(reader.Entries());
    }

    [Fact]
    public void An_observation_is_found_by_its_number_also_before_the_commit()
    {
        using var log = new SqliteRaceLog(File).Write();
        var stream = log.NewStream("entry", "b1");
        log.AppendObservation(stream, 7, "{}"u8);
        Assert.Equal("{}"u8.ToArray(), log.FindObservation(stream, 7));
        Assert.Null(log.FindObservation(stream, 8));
    }

    [Fact]
    public void A_log_goes_on_after_it_was_opened_again()
    {
        Write(10);
        Write(10);
        using var reader = new SqliteRaceLog(File).Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(20, reader.Entries().Count());
    }

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
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(File, out var database));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, change));
        database.Dispose();
        using var reader = new SqliteRaceLog(File).Read();
        Assert.StartsWith(where, reader.FindBreak());
    }

    [Fact]
    public void Readers_see_what_is_committed_while_the_writer_goes_on()
    {
        using var log = new SqliteRaceLog(File).Write();
        log.AppendEvent("{}");
        log.Commit();
        using var reader = new SqliteRaceLog(File).Read();
        log.AppendEvent("{}");
        Assert.Single(reader.Entries());
        log.Commit();
        Assert.Equal(2, reader.Entries().Count());
    }

    private void Write(int entries)
    {
        using var log = new SqliteRaceLog(File).Write();
        var stream = log.NewStream("entry", Guid.NewGuid().ToString());
        for (var n = 1; n <= entries; n++)
        {
            if (n % 2 == 0)
            {
                log.AppendEvent($$"""{"event":"x","n":{{n - 2}}}""");
            }
            else
            {
                log.AppendObservation(stream, n, "{\"n\":1}"u8);
            }
        }
        log.Commit();
    }
}
