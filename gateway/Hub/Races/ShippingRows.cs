using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Races;

/// <summary>What venues told of the logs that they ship, in the store, so that every hub can say it.</summary>
internal sealed class ShippingRows(PostgresStore store)
{
    /// <summary>All logs of the venues, by venue, the newest race first.</summary>
    /// <exception cref="LogFailed">The store cannot be asked.</exception>
    internal IReadOnlyList<ShippedRace> All()
    {
        using var session = Ready();
        return session.Rows("""
            SELECT l.venue, l.race, l.position, coalesce(s.written, 0), coalesce(s.waiting_ms, 0),
                coalesce(extract(epoch FROM clock_timestamp() - s.told), 0)::float8, s.fork, coalesce(s.bytes, 0)
            FROM pitmarshal.log l LEFT JOIN pitmarshal.shipping s ON s.log = l.id
            ORDER BY l.venue, l.race DESC
            """, row => new ShippedRace(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3),
            row.GetInt64(4), row.GetDouble(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt64(7)));
    }

    /// <summary>Of one venue: how many bytes its logs have, and how many logs there are.</summary>
    internal (long Bytes, long Logs) Share(string venue)
    {
        using var session = Ready();
        return session.Rows("""
            SELECT (coalesce(sum(s.bytes), 0) + coalesce(sum(
                (SELECT sum(length(r.text)) FROM pitmarshal.regulations r WHERE r.log = l.id)), 0))::bigint, count(*)
            FROM pitmarshal.log l LEFT JOIN pitmarshal.shipping s ON s.log = l.id WHERE l.venue = $1
            """, row => (row.GetInt64(0), row.GetInt64(1)), venue)[0];
    }

    /// <summary>What the venue told with a message, and so many bytes more.</summary>
    internal void Tell(string venue, string race, long written, long waitingMs, long bytes, string? fork)
    {
        using var session = Ready();
        session.Run("""
            INSERT INTO pitmarshal.shipping (log, bytes, written, waiting_ms, fork)
            SELECT id, $5, $3, $4, $6 FROM pitmarshal.log WHERE venue = $1 AND race = $2
            ON CONFLICT (log) DO UPDATE SET bytes = pitmarshal.shipping.bytes + $5, written = $3, waiting_ms = $4,
                told = clock_timestamp(), fork = $6
            """, venue, race, written, waitingMs, bytes, fork);
    }

    private StoreSession Ready()
    {
        var session = store.Session();
        try
        {
            Migration.Run(store, session);
            return session;
        }
        catch (LogFailed)
        {
            // A store that refuses keeps the connection well, and nobody else would give it back.
            session.Dispose();
            throw;
        }
    }
}
