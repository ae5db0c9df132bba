using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// What a person wants done, in the queue between what stations say. Whoever asked is answered after the commit.
/// </summary>
internal sealed class QueuedDecision(Func<Intake, Instant, Decided> take)
{
    // Whoever waits goes on with a thread of his own, not with the gateway's.
    private readonly TaskCompletionSource<Decided> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Decided? _decided;

    internal Task<Decided> Answer => _answer.Task;

    internal void Take(Intake intake, Instant now) => _decided = take(intake, now);

    /// <summary>Its batch is on the disk.</summary>
    internal void Committed() => _answer.SetResult(_decided!);

    internal void Fail(string why) =>
        _answer.TrySetException(new LogFailed($"{why}; the decision was not recorded"));
}
