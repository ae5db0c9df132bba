using System.Text;
using PitMarshal.Store.Feed;

namespace PitMarshal.Store.Postgres;

/// <inheritdoc/>
internal sealed class PostgresFeed(PostgresStore store, long log) : StoredFeed, ILogFeed
{
    private readonly StoreSession _session = store.Session();

    public override void Dispose() => _session.Dispose();

    /// <summary>However many follow, each has a connection only as long as a piece takes.</summary>
    protected override T AtOnce<T>(Func<T> read)
    {
        _session.Begin("ISOLATION LEVEL REPEATABLE READ READ ONLY");
        try
        {
            return read();
        }
        finally
        {
            _session.Rest();
        }
    }

    protected override long LastEvent() =>
        Number("SELECT coalesce(max(event), 0) FROM pitmarshal.entry WHERE log = $1", log);

    protected override long PlaceOf(long number) => Number(
        "SELECT coalesce((SELECT position FROM pitmarshal.entry WHERE log = $1 AND event = $2), 0)", log, number);

    protected override long CountOfChanges(long from, long end) => Number(
        "SELECT count(*) FROM pitmarshal.verdict WHERE log = $1 AND position >= $2 AND position < $3", log, from, end);

    protected override List<(long Number, long Place, string Json)> Events(long after, int most) => _session.Rows(
        "SELECT event, position, body FROM pitmarshal.entry WHERE log = $1 AND event > $2 ORDER BY event LIMIT $3",
        row => (row.GetInt64(0), row.GetInt64(1), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2))),
        log, after, most);

    protected override List<(long Place, string Id, string? Json)> Changes(
        long from, long end, int most, long without) => _session.Rows("""
        SELECT position, id, json FROM pitmarshal.verdict WHERE log = $1 AND position >= $2 AND position < $3
        ORDER BY position, number LIMIT $4 OFFSET $5
        """, row => (row.GetInt64(0), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1)),
            row.IsDBNull(2) ? null : Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2))),
        log, from, end, most, without);

    private long Number(string sql, params object[] values) => _session.Rows(sql, row => row.GetInt64(0), values)[0];
}
