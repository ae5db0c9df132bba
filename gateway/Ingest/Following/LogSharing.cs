using PitMarshal.Store.Postgres;

namespace PitMarshal.Ingest.Following;

/// <summary>What a gateway is to a log that others can have too.</summary>
/// <param name="Role"><c>alone</c>, <c>owner</c> or <c>standby</c>.</param>
/// <param name="Banner">What every page says; null: nothing.</param>
/// <param name="Problem">What is wrong with it; null: nothing.</param>
/// <param name="Behind">How many entries the standby has not followed yet; of an owner, the last standby.</param>
/// <param name="BehindSeconds">For how long it has not had all of them.</param>
public sealed record LogSharing(
    string Role, string? Banner = null, string? Problem = null, long Behind = 0, double BehindSeconds = 0)
{
    /// <summary>A log in a file has nobody beside its gateway.</summary>
    public static LogSharing Alone { get; } = new("alone");

    /// <summary>Of whoever writes a log in a store.</summary>
    public static LogSharing OfOwner(PostgresRaceLog log)
    {
        var followers = log.Followers;
        var lost = followers.Where(follower => follower.IsLost).Select(follower => follower.Name).ToList();
        return new LogSharing("owner",
            Problem: lost.Count == 0 ? null : $"The standby {string.Join(", ", lost)} is lost: if this gateway goes, "
                + "nobody takes over. It is told for a day, or until that one is there again or ended properly.",
            Behind: followers.Select(follower => follower.Behind).DefaultIfEmpty().Max(),
            BehindSeconds: followers.Where(follower => follower.Behind > 0 || follower.IsLost)
                .Select(follower => follower.Silent.TotalSeconds).DefaultIfEmpty().Max());
    }
}
