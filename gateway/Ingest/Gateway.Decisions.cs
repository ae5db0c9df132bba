using System.Threading.Channels;
using PitMarshal.Log;

namespace PitMarshal.Ingest;

/// <summary>What people decide, in one order with what stations say.</summary>
public sealed partial class Gateway
{
    private readonly List<Decision> _taken = [];

    /// <summary>
    /// Puts into the log what a person decided, or tells why it makes no sense now. Completes when it is on the disk. The
    /// event gets its source, and its instant unless it has one. While the queue is full this waits, and may be cancelled;
    /// what is in the queue is decided.
    /// </summary>
    /// <exception cref="LogFailed">The gateway has ended, or the log cannot keep it: nothing of it is recorded.</exception>
    public Task<Decided> Decide(RaceEvent e, CancellationToken cancelled = default) => Decide([e], cancelled);

    /// <summary>Several at once, all or none of them: entries, and before them the bulletin that allows them in a race.</summary>
    /// <inheritdoc cref="Decide(RaceEvent, CancellationToken)"/>
    public Task<Decided> Decide(IReadOnlyList<RaceEvent> events, CancellationToken cancelled = default) =>
        Queue((intake, now) => intake.Decide(events, now), cancelled);

    private async Task<Decided> Queue(Func<Intake, Instant, Decided> take, CancellationToken cancelled)
    {
        var decision = new Decision(take);
        try
        {
            await _queue.Writer.WriteAsync(
                new Incoming(IncomingKind.Decision, "", "", "", [], _clock.Now) { Decision = decision }, cancelled);
        }
        catch (ChannelClosedException)
        {
            decision.Fail();
        }
        return await decision.Answer;
    }

    private void Take(Incoming message)
    {
        if (message.Decision is not { } decision)
        {
            _intake.Take(message);
            return;
        }
        _taken.Add(decision);
        decision.Take(_intake, message.Rx);
    }

    private void AnswerDecisions()
    {
        _taken.ForEach(decision => decision.Committed());
        _taken.Clear();
    }

    /// <summary>Nobody may wait for a gateway that has ended.</summary>
    private void FailDecisions()
    {
        _taken.ForEach(decision => decision.Fail());
        _taken.Clear();
        while (_queue.Reader.TryRead(out var message))
        {
            message.Decision?.Fail();
        }
    }
}
