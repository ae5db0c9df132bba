using PitMarshal.Ingest.Following;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>A gateway beside the one that writes the log: it shows what the log says, and takes nothing.</summary>
public sealed partial class Gateway
{
    /// <summary>The log that another gateway writes; null of a gateway that writes its own.</summary>
    public LogFollowing? Following { get; init; }

    /// <summary>What this gateway is to its log.</summary>
    public Func<LogSharing> Sharing { get; init; } = () => LogSharing.Alone;

    /// <summary>Position of the last entry that is shown.</summary>
    public long Followed => Ask(intake => intake.Followed);

    private void Follow(LogFollowing following)
    {
        FailDecisions(LogFollowing.Refusal);
        try
        {
            // Read outside of the turn: whoever asks meanwhile does not wait for the store.
            while (following.Next(Followed) is { } followed)
            {
                lock (_turn)
                {
                    _intake.Follow(followed);
                    Volatile.Write(ref _batches, _batches + 1);
                }
            }
        }
        catch (LogFailed failed) when (failed.MayPass)
        {
            // The watch tells of it, and the next beat tries again.
        }
    }
}
