using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Tests.Store.Postgres;

/// <summary>A lease on a log, and who waits for it.</summary>
[Trait("Needs", "other processes")]
[Collection(PostgresFixture.Name)]
public sealed class LogStandbyTests(PostgresFixture postgres)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly PostgresRaceLog _log = postgres.NewLog();

    [Fact]
    public void While_the_holder_is_there_the_log_is_not_taken_and_both_see_each_other()
    {
        using var owner = _log.Write();
        owner.AppendEvent("{}");
        owner.Commit();
        using (var standby = _log.Stand())
        {
            for (var look = 0; look < 10; look++)
            {
                var (holder, position) = standby.Look(followed: 0);
                Assert.Equal((LogLease.Name, 1), (holder, position));
                Assert.Null(standby.TryTake());
            }
            Assert.True(owner.IsWritable());
            var follower = Assert.Single(_log.Followers);
            Assert.Equal((LogLease.Name, 1, false), (follower.Name, follower.Behind, follower.IsLost));
        }
        Assert.True(owner.IsWritable());
        Assert.Empty(_log.Followers);
    }

    [Fact]
    public void A_holder_that_is_silent_is_followed_by_the_next_number_after_it_was_seen_to_be_silent_several_times()
    {
        using var owner = _log.Write();
        using var standby = _log.Stand();
        Expire();
        standby.Look(0);
        Assert.Null(standby.TryTake());
        ILogWriter? next = null;
        for (var until = DateTime.UtcNow + s_patience; next is null; next = standby.TryTake())
        {
            Assert.True(DateTime.UtcNow < until, "the log is not taken");
            // The holder goes on saying that it is there: again and again it must be silent.
            Expire();
            standby.Look(0);
        }
        using (next)
        {
            next.AppendEvent("{}");
            next.Commit();
            Assert.False(Throws(owner).MayPass);
        }
        using var session = postgres.Store.Session();
        Assert.Equal([2L], session.Rows("SELECT fence FROM pitmarshal.entry WHERE log = (SELECT max(id) FROM "
            + "pitmarshal.log)", row => row.GetInt64(0)));
    }

    [Fact]
    public void A_holder_that_ends_properly_lets_go_at_once()
    {
        _log.Write().Dispose();
        using var standby = _log.Stand();
        using var next = standby.TakeNow();
        Assert.NotNull(next);
    }

    [Fact]
    public void A_standby_that_is_silent_is_lost_by_the_databases_clock()
    {
        using var owner = _log.Write();
        using var standby = _log.Stand();
        standby.Look(0);
        postgres.Run("UPDATE pitmarshal.standby SET seen = seen - interval '3 seconds'");
        Assert.True(owner.IsWritable());
        Assert.True(Assert.Single(_log.Followers).IsLost);
    }

    private static LogFailed Throws(ILogWriter log) => Assert.Throws<LogFailed>(() =>
    {
        log.AppendEvent("{}");
        log.Commit();
    });

    private void Expire() => postgres.Run("UPDATE pitmarshal.log SET held_until = '-infinity' "
        + "WHERE id = (SELECT max(id) FROM pitmarshal.log)");
}
