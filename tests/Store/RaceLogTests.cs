using System.Text;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Tests.Store;

/// <summary>What holds for a log wherever it is kept.</summary>
public abstract class RaceLogTests
{
    /// <summary>The log of this test, with nothing in it at first.</summary>
    private protected abstract IRaceLog Log { get; }

    [Fact]
    public void What_was_committed_is_read_in_order_and_the_chain_holds()
    {
        Write(100);
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), reader.Entries().Select(entry => entry.Position));
        Assert.Equal(50, reader.Events().Count());
        Assert.Equal("""{"event":"x","n":52}""", Encoding.UTF8.GetString(reader.Events(27).First()));
    }

    [Fact]
    public void What_was_not_committed_is_not_there()
    {
        using (var log = Log.Write())
        {
            log.AppendEvent("{}");
            log.Commit();
            log.AppendEvent("{}");
        }
        using var reader = Log.Read();
        Assert.Single(reader.Entries());
    }

    [Fact]
    public void An_observation_is_found_by_its_number_before_and_after_the_commit()
    {
        using var log = Log.Write();
        var stream = log.NewStream("entry", "b1");
        log.AppendObservation(stream, 7, "{}"u8);
        Assert.Equal("{}"u8.ToArray(), log.FindObservation(stream, 7));
        Assert.Null(log.FindObservation(stream, 8));
        log.Commit();
        Assert.Equal("{}"u8.ToArray(), log.FindObservation(stream, 7));
        using var reader = Log.Read();
        Assert.Equal((1L, "entry", "b1", 7L), reader.Observations().Single());
        Assert.Equal((stream, "entry", "b1"), reader.Streams().Single());
    }

    [Fact]
    public void A_log_goes_on_after_it_was_opened_again()
    {
        Write(10);
        Write(10);
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(20, reader.Entries().Count());
        Assert.Equal(2, reader.Streams().Select(stream => stream.Id).Distinct().Count());
    }

    [Fact]
    public void Readers_see_what_is_committed_while_the_writer_goes_on()
    {
        using var log = Log.Write();
        log.AppendEvent("{}");
        log.Commit();
        using var reader = Log.Read();
        log.AppendEvent("{}");
        Assert.Single(reader.Entries());
        log.Commit();
        Assert.Equal(2, reader.Entries().Count());
    }

    [Fact]
    public void An_enumeration_sees_the_log_as_it_was_when_it_began_and_so_do_those_within_it()
    {
        using var log = Log.Write();
        Fill(log, 2_500);
        log.Commit();
        using var reader = Log.Read();
        var seen = 0;
        foreach (var _ in reader.Entries())
        {
            if (seen++ == 0)
            {
                log.RecordVerdict(log.AppendEvent("{}"), "rule/27", "{}");
                log.Commit();
                Assert.Empty(reader.VerdictHistory());
            }
        }
        Assert.Equal(2_500, seen);
        Assert.Single(reader.VerdictHistory());
    }

    [Fact]
    public void Changes_of_verdicts_are_kept_in_order_each_with_the_event_that_brought_it()
    {
        using var log = Log.Write();
        log.RecordVerdict(log.Append(EntryKind.Regulations, "{}"u8), "rule/27", "{\"n\":1}");
        var position = log.AppendEvent("{}");
        log.RecordVerdict(position, "rule/28\0", "{}");
        log.RecordVerdict(position, "rule/27", null);
        log.Commit();
        using var reader = Log.Read();
        Assert.Equal([new(1, "rule/27", "{\"n\":1}"), new(2, "rule/28\0", "{}"), new(2, "rule/27", null)],
            reader.VerdictHistory());
        Assert.Equal([(new VerdictRecord(2, "rule/27", null), 1L)], reader.VerdictHistory("rule/27", 1));
        Assert.Equal(0, reader.VerdictHistory("rule/27", 9).Last().Event);
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

    [Fact]
    public void A_log_that_is_not_there_is_not_made_by_reading()
    {
        Assert.Throws<LogFailed>(() => Log.Read().Entries().Any());
        Assert.False(Log.Exists);
    }

    [Fact]
    public void The_same_entries_give_the_same_head_in_every_store()
    {
        using var log = Log.Write();
        log.Append(EntryKind.Rejected, "{\"reason\":\"no\"}"u8);
        log.AppendObservation(log.NewStream("entry", "b1"), 1, [0x7b, 0xff, 0x00, 0x7d]);
        log.AppendEvent("""{"event":"CarPassed","car":"007","at":"2026-06-13T14:03:05.123456Z","note":"Zürich"}""");
        log.Commit();
        Assert.Equal(
            new LogHead(3, "e3c3d06aaece105169cc8a535b5f9801d59697eb5a67e7c1906876d18279d242"), log.Head);
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(log.Head, reader.Head);
        Assert.Equal([0x7b, 0xff, 0x00, 0x7d], reader.Entries(2).First().Body);
    }

    [Fact]
    public void A_copy_is_the_same_log_in_a_file_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("pitmarshal-copy-");
        try
        {
            Write(100);
            using (var log = Log.Write())
            {
                log.RecordVerdict(log.AppendEvent("{}"), "rule/27", "{}");
                log.Commit();
            }
            var copy = new SqliteRaceLog(Path.Combine(folder.FullName, "copy.db"));
            using var from = Log.Read();
            Assert.Equal(from.Head, Log.CopyTo($"{copy}"));
            using var to = copy.Read();
            Assert.Null(to.FindBreak());
            Assert.Equal(from.Observations(), to.Observations());
            Assert.Equal(from.VerdictHistory(), to.VerdictHistory());
            Assert.Equal(from.Streams(), to.Streams());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Regulations_are_kept_under_their_hash()
    {
        var hash = new string('a', 64);
        Assert.Null(Log.RegulationsText(hash));
        Log.KeepRegulations(hash, "rules: []"u8.ToArray());
        Log.KeepRegulations(hash, "rules: []"u8.ToArray());
        Assert.Equal("rules: []"u8.ToArray(), Log.RegulationsText(hash));
        Assert.Null(Log.RegulationsText(new string('b', 64)));
    }

    private protected static void Fill(ILogWriter log, int entries)
    {
        for (var n = 0; n < entries; n++)
        {
            log.AppendEvent(
                """{"event":"x","text":"as long as an event usually is, with its instant, its source and its car"}""");
        }
    }

    private protected void Write(int entries)
    {
        using var log = Log.Write();
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
