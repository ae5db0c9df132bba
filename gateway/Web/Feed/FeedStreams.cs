using Microsoft.Extensions.Hosting;
using PitMarshal.Store;
using PitMarshal.Store.Feed;

namespace PitMarshal.Web.Feed;

/// <summary>
/// The programs that follow the log. Each reads it at its own pace, so a slow one costs a connection and nothing more.
/// </summary>
internal sealed class FeedStreams(LogNews news, IHostApplicationLifetime program)
{
    internal const int Most = 100;

    private int _open;

    /// <summary>False when too many follow already; else to be ended with <see cref="End"/>.</summary>
    internal bool TryBegin()
    {
        if (Interlocked.Increment(ref _open) <= Most)
        {
            return true;
        }
        End();
        return false;
    }

    internal void End() => Interlocked.Decrement(ref _open);

    /// <summary>Writes what follows a position until whoever reads has left, or the gateway ends.</summary>
    internal async Task Follow(ILogFeed log, FeedPosition position, Stream reader, CancellationToken left)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(left, program.ApplicationStopping);
        try
        {
            await new FeedStream(log, news, reader).Run(position, end.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // It comes back with the last position it has.
        }
    }
}
