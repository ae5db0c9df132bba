using PitMarshal.Store.Postgres.Connecting;

namespace PitMarshal.Store.Postgres;

/// <summary>
/// The right to append to a log, held under a number that only grows. Whoever has it says again and again that it is
/// there; when it was silent for the store's lease time, by the database's clock, another may take the log under the
/// next number, and every append of the former is refused. For several threads.
/// </summary>
internal sealed class LogLease : IDisposable
{
    private const int RenewalsInTime = 6;

    private readonly Lock _turn = new();
    private readonly StoreSession _session;
    private readonly PostgresStore _store;
    private readonly long _log;
    private readonly Guid _holder = Guid.NewGuid();
    private readonly Timer _timer;
    private volatile string? _lost;
    private bool _isOver;
    private volatile IReadOnlyList<LogFollower> _followers = [];

    private LogLease(PostgresStore store, long log)
    {
        (_store, _log, _session) = (store, log, store.Session());
        _timer = new Timer(_ => RenewByItself(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>This gateway, for people.</summary>
    internal static string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>What every append is made with.</summary>
    internal long Fence { get; private set; }

    /// <summary>Who follows the log to take it over, as it was known at the last renewal.</summary>
    internal IReadOnlyList<LogFollower> Followers => _followers;

    /// <summary>Takes a log that nobody holds; null while somebody does.</summary>
    /// <exception cref="LogFailed">The store cannot be asked.</exception>
    internal static LogLease? Take(PostgresStore store, long log)
    {
        var lease = new LogLease(store, log);
        try
        {
            if (lease.Advance("(holder IS NULL OR held_until < clock_timestamp())"))
            {
                var between = store.LeaseTime / RenewalsInTime;
                lease._timer.Change(between, between);
                return lease;
            }
        }
        catch (LogFailed)
        {
            lease.Dispose();
            throw;
        }
        lease.Dispose();
        return null;
    }

    /// <summary>Who holds a log, for people.</summary>
    internal static string Holder(StoreSession session, long log) => session.Rows(
        "SELECT coalesce(holder_name, 'nobody') FROM pitmarshal.log WHERE id = $1", row => row.GetString(0), log)[0];

    /// <summary>
    /// The next number for the same holder. Whatever of an append is still on its way to the database is refused then.
    /// </summary>
    /// <exception cref="LogFailed">Another has the log now, or the store cannot be asked.</exception>
    internal void Retake()
    {
        Check();
        if (!Advance("holder = $2"))
        {
            Lose();
            Check();
        }
    }

    /// <summary>Says that the holder is there.</summary>
    /// <exception cref="LogFailed">Another has the log now, or the store cannot be asked.</exception>
    internal void Renew()
    {
        Check();
        lock (_turn)
        {
            if (_session.Run("UPDATE pitmarshal.log SET held_until = clock_timestamp() + $3 "
                + "WHERE id = $1 AND holder = $2", _log, _holder, _store.LeaseTime) == 0)
            {
                Lose();
            }
            _followers = LogFollower.All(_session, _log);
            // The next time is far away for a database, and many logs may be held.
            _session.Rest();
        }
        Check();
    }

    /// <exception cref="LogFailed">Another has the log now.</exception>
    internal void Check()
    {
        if (_lost is { } lost)
        {
            throw new LogFailed(lost);
        }
    }

    /// <summary>Lets the log go: another may take it at once.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_turn)
        {
            _isOver = true;
            try
            {
                if (Fence > 0 && _lost is null)
                {
                    _session.Run("UPDATE pitmarshal.log SET holder = NULL, held_until = '-infinity' "
                        + "WHERE id = $1 AND holder = $2", _log, _holder);
                }
            }
            catch (LogFailed)
            {
                // Then it ends by its time.
            }
            _session.Dispose();
        }
    }

    private bool Advance(string where)
    {
        lock (_turn)
        {
            if (_session.Rows("UPDATE pitmarshal.log SET fence = fence + 1, holder = $2, holder_name = $3, "
                + $"held_until = clock_timestamp() + $4 WHERE id = $1 AND {where} RETURNING fence",
                row => row.GetInt64(0), _log, _holder, Name, _store.LeaseTime) is not [var fence])
            {
                return false;
            }
            Fence = fence;
            _session.Rest();
            return true;
        }
    }

    private void Lose()
    {
        try
        {
            _lost = StoreFailure.Taken($"fence {Fence} is over: {Holder(_session, _log)} has it now");
        }
        catch (LogFailed)
        {
            _lost = StoreFailure.Taken($"fence {Fence} is over");
        }
    }

    private void RenewByItself()
    {
        // While one waits for the database, the next ones do not queue up behind it.
        if (!_turn.TryEnter())
        {
            return;
        }
        try
        {
            // One that was due before the timer ended may come after it, when the store itself is gone.
            if (!_isOver)
            {
                Renew();
            }
        }
        catch (LogFailed)
        {
            // What is lost is told by the next append; a store that does not answer is asked again.
        }
        finally
        {
            _turn.Exit();
        }
    }
}
