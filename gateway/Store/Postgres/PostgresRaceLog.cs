using System.Diagnostics;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Store.Postgres;

/// <summary>The log of one race of a venue, in a store.</summary>
public sealed class PostgresRaceLog : IRaceLog
{
    private static readonly TimeSpan s_askAgain = TimeSpan.FromMilliseconds(250);
    private readonly PostgresStore _store;
    private readonly string _venue, _race;
    private long _id;
    private volatile LogLease? _lease;

    internal PostgresRaceLog(PostgresStore store, string venue, string race) =>
        (_store, _venue, _race) = (store, venue, race);

    public bool Exists
    {
        get
        {
            using var session = _store.Session();
            return Find(session);
        }
    }

    /// <summary>
    /// Takes the log for this writer. Where another has it, waits as long as one that was killed would hold it.
    /// </summary>
    /// <inheritdoc/>
    public ILogWriter Write()
    {
        using (var session = _store.Session())
        {
            Make(session);
        }
        for (var began = Stopwatch.GetTimestamp(); ; Thread.Sleep(s_askAgain))
        {
            if (LogLease.Take(_store, _id) is { } lease)
            {
                return Hold(lease);
            }
            if (Stopwatch.GetElapsedTime(began) > _store.LeaseTime + s_askAgain)
            {
                using var session = _store.Session();
                throw new LogFailed($"{this}: another gateway writes this log: {LogLease.Holder(session, _id)}");
            }
        }
    }

    /// <summary>A place beside the one that writes this log, wherever that is.</summary>
    /// <exception cref="LogFailed">The store cannot be reached.</exception>
    public LogStandby Stand()
    {
        using var session = _store.Session();
        Make(session);
        return new LogStandby(_store, _id, Hold);
    }

    /// <summary>Who follows the log, as long as it is written here.</summary>
    public IReadOnlyList<LogFollower> Followers => _lease?.Followers ?? [];

    public ILogReader Read() => new PostgresReader(_store, Known());

    public ILogFeed Follow() => new PostgresFeed(_store, Known());

    public LogHead CopyTo(string other)
    {
        var copy = new SqliteRaceLog(other);
        copy.Delete();
        using (var from = Read())
        using (var to = copy.Write())
        {
            LogCopy.Make(from, to);
        }
        using var session = _store.Session();
        // After the entries: whatever they name is there.
        foreach (var (hash, text) in session.Rows("SELECT hash, text FROM pitmarshal.regulations WHERE log = $1",
            row => (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)), _id))
        {
            copy.KeepRegulations(Convert.ToHexStringLower(hash), text);
        }
        using var made = copy.Read();
        return made.Head;
    }

    public void KeepRegulations(string hash, byte[] text)
    {
        using var session = _store.Session();
        Make(session);
        session.Run("INSERT INTO pitmarshal.regulations (log, hash, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            _id, Convert.FromHexString(hash), text);
    }

    public byte[]? RegulationsText(string hash)
    {
        using var session = _store.Session();
        return Find(session)
            ? session.Rows("SELECT text FROM pitmarshal.regulations WHERE log = $1 AND hash = $2",
                row => row.GetFieldValue<byte[]>(0), _id, Convert.FromHexString(hash)).FirstOrDefault()
            : null;
    }

    public override string ToString() => $"{_store} {_venue}/{_race}";

    private PostgresWriter Hold(LogLease lease)
    {
        _lease = lease;
        return new PostgresWriter(_store, _id, lease);
    }

    private long Known()
    {
        using var session = _store.Session();
        return Find(session) ? _id : throw new LogFailed($"{this}: there is no such log");
    }

    /// <summary>The log's row, which is made only once and never goes.</summary>
    private bool Find(StoreSession session)
    {
        if (_id == 0 && !Migration.IsNone(session))
        {
            _id = session.Rows("SELECT id FROM pitmarshal.log WHERE venue = $1 AND race = $2",
                row => row.GetInt64(0), _venue, _race).FirstOrDefault();
        }
        return _id != 0;
    }

    private void Make(StoreSession session)
    {
        Migration.Run(_store, session);
        if (!Find(session))
        {
            session.Run("INSERT INTO pitmarshal.log (venue, race) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                _venue, _race);
            Find(session);
        }
    }
}
