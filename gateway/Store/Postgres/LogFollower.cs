namespace PitMarshal.Store.Postgres;

/// <summary>A gateway that follows a log to take it over when its holder is gone.</summary>
/// <param name="Name">Machine and process.</param>
/// <param name="Behind">How many entries it has not followed yet.</param>
/// <param name="Silent">For how long it was not heard of, by the database's clock.</param>
public sealed record LogFollower(string Name, long Behind, TimeSpan Silent)
{
    // It says that it is there twice a second.
    private static readonly TimeSpan s_lostAfter = TimeSpan.FromSeconds(2.5);

    /// <summary>It ended without saying so, or cannot reach the database.</summary>
    public bool IsLost => Silent > s_lostAfter;

    /// <summary>Those that were there within a day: whoever ends properly takes itself off.</summary>
    internal static List<LogFollower> All(StoreSession session, long log) => session.Rows("""
        SELECT s.name, greatest(l.position - s.position, 0), clock_timestamp() - s.seen
        FROM pitmarshal.standby s JOIN pitmarshal.log l ON l.id = s.log
        WHERE s.log = $1 AND s.seen > clock_timestamp() - interval '1 day' ORDER BY s.name
        """, row => new LogFollower(row.GetString(0), row.GetInt64(1), row.GetTimeSpan(2)), log);
}
