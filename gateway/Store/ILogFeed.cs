using PitMarshal.Store.Feed;

namespace PitMarshal.Store;

/// <summary>
/// The log piece by piece, for those who follow it at their own pace: each event, and after it what it did to the
/// verdicts. A piece is small and nothing stays open between two: the slowest holds up nobody. Not for several threads
/// at once. Every method throws <see cref="LogFailed"/> when the log cannot be read.
/// </summary>
public interface ILogFeed : IDisposable
{
    /// <summary>Number of the log's last event; 0 when there is none.</summary>
    long Last();

    /// <summary>Where somebody is who has everything there is now.</summary>
    FeedPosition End();

    /// <summary>Just before an event, from 1; it need not be there yet.</summary>
    FeedPosition Before(long number);

    /// <summary>False for a position that is none of this log, or not yet.</summary>
    bool Knows(FeedPosition position);

    /// <summary>What follows a position, in order, about so much of it; nothing when there is no more yet.</summary>
    /// <param name="position">Where the reader is.</param>
    /// <param name="most">Events, and changes of verdicts.</param>
    IReadOnlyList<FeedItem> After(FeedPosition position, int most);
}
