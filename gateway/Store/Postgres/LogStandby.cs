namespace PitMarshal.Store.Postgres;

/// <summary>
/// A gateway's place beside the holder of a log: it says that it is there, sees how far the log is, and takes it when
/// the holder was silent for the lease time. Not for several threads at once.
/// </summary>
public sealed class LogStandby : IDisposable
{
    // After the database itself was away the holder needs a moment to say that it is still there.
    private const int LooksBeforeTaking = 3;

    private readonly PostgresStore _store;
    private readonly StoreSession _session;
    private readonly long _log;
    private readonly Guid _id = Guid.NewGuid();
    private readonly Func<LogLease, ILogWriter> _hold;
    private int _free;

    internal LogStandby(PostgresStore store, long log, Func<LogLease, ILogWriter> hold) =>
        (_store, _log, _hold, _session) = (store, log, hold, store.Session());

    /// <summary>Between two looks.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Says that it is there and how far it has followed; gives who holds the log, and its end.</summary>
    /// <exception cref="LogFailed">The database cannot be asked: then the log is not taken either.</exception>
    public (string Holder, long Position) Look(long followed)
    {
        var free = _free;
        _free = 0;
        var (holder, position, isFree) = _session.Rows("""
            WITH seen AS (
                INSERT INTO pitmarshal.standby (log, id, name, position, seen)
                VALUES ($1, $2, $3, $4, clock_timestamp())
                ON CONFLICT (log, id) DO UPDATE SET position = excluded.position, seen = excluded.seen)
            SELECT coalesce(holder_name, 'nobody'), position, holder IS NULL OR held_until < clock_timestamp()
            FROM pitmarshal.log WHERE id = $1
            """, row => (row.GetString(0), row.GetInt64(1), row.GetBoolean(2)),
            _log, _id, LogLease.Name, followed)[0];
        _free = isFree ? free + 1 : 0;
        return (holder, position);
    }

    /// <summary>The log's writer from now on; null while another holds it, or may still come back.</summary>
    /// <exception cref="LogFailed">The database cannot be asked.</exception>
    public ILogWriter? TryTake() => _free < LooksBeforeTaking ? null : TakeNow();

    /// <summary>Takes a log that nobody holds at the start, without waiting.</summary>
    /// <inheritdoc cref="TryTake"/>
    public ILogWriter? TakeNow() => LogLease.Take(_store, _log) is { } lease ? _hold(lease) : null;

    /// <summary>Nobody misses it from now on.</summary>
    public void Dispose()
    {
        try
        {
            _session.Run("DELETE FROM pitmarshal.standby WHERE log = $1 AND id = $2", _log, _id);
        }
        catch (LogFailed)
        {
            // Then it is missed for a while.
        }
        _session.Dispose();
    }
}
