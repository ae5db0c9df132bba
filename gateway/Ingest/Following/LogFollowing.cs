using PitMarshal.Store;

namespace PitMarshal.Ingest.Following;

/// <summary>A log that another gateway writes, read piece by piece as it grows.</summary>
public sealed class LogFollowing(IRaceLog log)
{
    /// <summary>Why nothing is recorded here.</summary>
    public const string Refusal =
        "This is the standby: it only shows the race. Enter it at the gateway that runs the race now";

    private const int MostAtOnce = 4096;

    /// <summary>The next entries after a position; null when there are none yet.</summary>
    /// <exception cref="LogFailed">The log cannot be read.</exception>
    public FollowedEntries? Next(long after)
    {
        using var reader = log.Read();
        var entries = reader.Entries(after + 1).Take(MostAtOnce).ToList();
        return entries.Count == 0 ? null : new FollowedEntries(entries, [.. reader.Streams()]);
    }
}
