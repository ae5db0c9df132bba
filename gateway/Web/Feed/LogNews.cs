using PitMarshal.Ingest;

namespace PitMarshal.Web.Feed;

/// <summary>
/// Tells those who follow the log that it may have grown. They read it themselves; the gateway waits for nobody.
/// </summary>
public sealed class LogNews
{
    private TaskCompletionSource _next = New();

    public LogNews(Gateway gateway) => gateway.Changed += () => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>
    /// Ends when something may have come since this was asked for. To be asked for before the log is read.
    /// </summary>
    public Task Next => Volatile.Read(ref _next).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
