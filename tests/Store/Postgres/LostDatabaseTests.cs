using System.Globalization;
using System.Text;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Tests.Store.Postgres;

/// <summary>A database that goes in the middle of anything: all acknowledged is there, and nothing twice.</summary>
[Trait("Needs", "other processes")]
[Collection(PostgresFixture.Name)]
public sealed class LostDatabaseTests(PostgresFixture postgres)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly PostgresRaceLog _log = postgres.NewLog();
    private long _acknowledged;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_server_that_is_killed_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing(int seed)
    {
        var random = new Random(seed);
        using var log = _log.Write();
        for (var kill = 0; kill < 2; kill++)
        {
            AppendFor(log, batches: random.Next(1, 20));
            var killing = Task.Run(async () =>
            {
                await Task.Delay(random.Next(0, 60));
                postgres.Server.Kill();
            });
            Assert.True(AppendUntilFailure(log).MayPass);
            await killing;
            Assert.False(log.IsWritable());
            postgres.Server.StartAgain();
            GoOn(log);
        }
        AppendFor(log, batches: 5);
        Holds();
    }

    [Fact]
    public void A_connection_that_is_cut_is_opened_anew()
    {
        using var log = _log.Write();
        AppendFor(log, batches: 3);
        postgres.Run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE application_name = 'pitmarshal' AND pid <> pg_backend_pid()");
        AppendUntilKept(log);
        AppendFor(log, batches: 3);
        Holds();
    }

    [Fact]
    public void An_append_whose_answer_never_came_is_kept_once_or_not_at_all()
    {
        using var log = _log.Write();
        AppendFor(log, batches: 3);
        using (var other = postgres.Store.Session())
        {
            other.Begin();
            other.Run("SELECT 1 FROM pitmarshal.log WHERE id = (SELECT max(id) FROM pitmarshal.log) FOR UPDATE");
            // It stands in a queue of the database, where it may come to its turn after nobody waits for it any more.
            Assert.True(AppendUntilFailure(log).MayPass);
        }
        GoOn(log);
        AppendFor(log, batches: 3);
        Holds();
    }

    [Fact]
    public void A_database_that_lost_what_it_had_acknowledged_is_told_and_nothing_is_appended_to_it()
    {
        using var log = _log.Write();
        AppendFor(log, batches: 3);
        // As a replica that had not everything yet, in the place of its primary.
        postgres.Run("""
            UPDATE pitmarshal.log l SET position = e.position, events = e.event, hash = e.hash FROM pitmarshal.entry e
            WHERE l.id = (SELECT max(id) FROM pitmarshal.log) AND e.log = l.id AND e.position = 5
            """);
        postgres.Run("DELETE FROM pitmarshal.entry WHERE position > 5 AND log = (SELECT max(id) FROM pitmarshal.log)");
        Assert.Throws<LogFailed>(() => AppendUntilKept(log));
        var refused = Assert.Throws<LogFailed>(() => AppendUntilKept(log));
        Assert.Contains("was kept and is not there any more", refused.Message);
        Assert.False(refused.MayPass);
    }

    private void AppendFor(ILogWriter log, int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            Append(log);
        }
    }

    /// <summary>As a gateway does: what failed is given up, and the next batch begins with what the log has.</summary>
    private void AppendUntilKept(ILogWriter log)
    {
        try
        {
            Append(log);
        }
        catch (LogFailed failed) when (failed.MayPass)
        {
            GoOn(log);
            Append(log);
        }
    }

    private LogFailed AppendUntilFailure(ILogWriter log)
    {
        for (var until = DateTime.UtcNow + s_patience; DateTime.UtcNow < until;)
        {
            try
            {
                Append(log);
            }
            catch (LogFailed failed)
            {
                return failed;
            }
        }
        throw new TimeoutException("every append was kept");
    }

    private static void GoOn(ILogWriter log)
    {
        log.Rollback();
        for (var until = DateTime.UtcNow + s_patience; !log.IsWritable();)
        {
            Assert.True(DateTime.UtcNow < until, "the log cannot be written again");
        }
    }

    /// <summary>Three events that say where they are.</summary>
    private void Append(ILogWriter log)
    {
        for (var n = 0; n < 3; n++)
        {
            log.AppendEvent($"{log.Head.Position + 1}");
        }
        log.Commit();
        _acknowledged = log.Head.Position;
    }

    private void Holds()
    {
        using var reader = _log.Read();
        Assert.Null(reader.FindBreak());
        Assert.True(reader.Head.Position >= _acknowledged);
        Assert.All(reader.Entries(), entry => Assert.Equal(
            entry.Position, long.Parse(Encoding.UTF8.GetString(entry.Body), CultureInfo.InvariantCulture)));
    }
}
