using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Tests.Store.Postgres;

/// <summary>A log in PostgreSQL: also with others beside it, and with two who write to it.</summary>
[Trait("Needs", "other processes")]
[Collection(PostgresFixture.Name)]
public sealed class PostgresLogTests(PostgresFixture postgres) : RaceLogTests
{
    private readonly PostgresRaceLog _log = postgres.NewLog();

    private protected override IRaceLog Log => _log;

    [Theory]
    [InlineData("UPDATE pitmarshal.entry SET body = body || '\\x20' WHERE position = 40", "entry 40")]
    [InlineData("UPDATE pitmarshal.entry SET kind = 3 WHERE position = 41", "entry 41")]
    [InlineData("UPDATE pitmarshal.entry SET hash = decode(repeat('00', 32), 'hex') WHERE position = 42", "entry 42")]
    [InlineData("DELETE FROM pitmarshal.entry WHERE position = 43", "entry 43 is missing")]
    [InlineData("UPDATE pitmarshal.entry SET event = event + 1000 WHERE position = 44", "entry 44")]
    [InlineData("DELETE FROM pitmarshal.entry WHERE position = 100", "entry 100")]
    public void Whatever_is_changed_is_found(string change, string where)
    {
        Write(100);
        postgres.Run($"{change} AND log = (SELECT max(id) FROM pitmarshal.log)");
        using var reader = Log.Read();
        Assert.StartsWith(where, reader.FindBreak());
    }

    [Fact]
    public void While_one_writes_no_other_does_and_a_reader_is_not_held_up()
    {
        using var first = Log.Write();
        Fill(first, 1);
        first.Commit();
        Assert.Contains("another gateway writes this log", Assert.Throws<LogFailed>(() => Log.Write()).Message);
        Fill(first, 1);
        first.Commit();
        using var reader = Log.Read();
        Assert.Equal(2, reader.Head.Position);
    }

    [Fact]
    public void A_writer_whose_log_was_taken_over_appends_nothing_any_more()
    {
        using var slow = Log.Write();
        Fill(slow, 1);
        slow.Commit();
        Expire();
        using var next = Log.Write();
        Fill(slow, 1);
        var refused = Assert.Throws<LogFailed>(slow.Commit);
        Assert.Contains("another gateway has taken over the log", refused.Message);
        Assert.False(refused.MayPass);
        Fill(next, 2);
        next.Commit();
        slow.Rollback();
        Assert.Throws<LogFailed>(() => Fill(slow, 1));
        using var reader = Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(3, reader.Head.Position);
    }

    [Fact]
    public void Who_wrote_behind_the_writers_back_is_told_of_and_nothing_is_appended()
    {
        using var log = Log.Write();
        Fill(log, 2);
        log.Commit();
        postgres.Run("UPDATE pitmarshal.log SET position = 1 WHERE id = (SELECT max(id) FROM pitmarshal.log)");
        Fill(log, 1);
        var refused = Assert.Throws<LogFailed>(log.Commit);
        Assert.Contains("somebody else", refused.Message);
        Assert.False(refused.MayPass);
    }

    [Fact]
    public void Logs_of_other_races_and_venues_stay_apart()
    {
        var other = postgres.Store.Log("other", $"{_log}".Split('/')[^1]);
        Write(10);
        using (var log = other.Write())
        {
            Fill(log, 3);
            log.Commit();
        }
        using var reader = Log.Read();
        using var beside = other.Read();
        Assert.Null(reader.FindBreak());
        Assert.Null(beside.FindBreak());
        Assert.Equal((10, 3), (reader.Entries().Count(), beside.Entries().Count()));
        Assert.Contains(("other", $"{_log}".Split('/')[^1]), postgres.Store.Logs());
    }

    [Fact]
    public void The_schema_is_made_once_and_a_newer_one_is_left_alone()
    {
        Write(1);
        postgres.Run("INSERT INTO pitmarshal.migration (number) VALUES (9999)");
        try
        {
            Assert.Contains("newer program", Assert.Throws<LogFailed>(() => Log.Write()).Message);
        }
        finally
        {
            postgres.Run("DELETE FROM pitmarshal.migration WHERE number = 9999");
        }
        Write(1);
    }

    /// <summary>As if its holder had not been heard of for long enough.</summary>
    private void Expire() => postgres.Run("UPDATE pitmarshal.log SET held_until = '-infinity' "
        + "WHERE id = (SELECT max(id) FROM pitmarshal.log)");
}
