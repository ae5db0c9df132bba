namespace PitMarshal.Store.Postgres;

/// <summary>Where a log ends, and the last numbers that it gave.</summary>
/// <param name="Head">The last entry.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="Streams">Number of the last stream.</param>
/// <param name="Verdicts">Number of the last change of a verdict.</param>
internal readonly record struct LogPlace(LogHead Head, long Events, long Streams, long Verdicts)
{
    internal static LogPlace Of(StoreSession session, long log) => session.Rows("""
        SELECT position, hash, events,
            (SELECT coalesce(max(id), 0) FROM pitmarshal.stream WHERE log = $1),
            (SELECT coalesce(max(number), 0) FROM pitmarshal.verdict WHERE log = $1)
        FROM pitmarshal.log WHERE id = $1
        """, row => new LogPlace(
            new LogHead(row.GetInt64(0), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1))),
            row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), log)[0];
}
