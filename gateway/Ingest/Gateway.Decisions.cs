using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>What people decide, in one order with what stations say.</summary>
public sealed partial class Gateway
{
    private const string Ended = "the gateway has ended";

    private readonly List<QueuedDecision> _taken = [];
    private IReadOnlyList<Func<StationView>> _sources = [];

    // Each judges the whole race again: several at once would take the time of those who decide.
    private readonly SemaphoreSlim _preview = new(1);

    /// <summary>
    /// Puts into the log what a person decided, or tells why it makes no sense now. Completes when it is on the disk.
    /// The
    /// event gets its source, and its instant unless it has one. What is in the queue is decided, whoever has left.
    /// </summary>
    /// <exception cref="LogFailed">The gateway has ended, or the log cannot keep it: nothing of it is
    /// recorded.</exception>
    public Task<Decided> Decide(RaceEvent e, CancellationToken cancelled = default) => Decide([e], cancelled);

    /// <summary>
    /// Several at once, all or none of them: entries, and before them the bulletin that allows them in a race.
    /// </summary>
    /// <inheritdoc cref="Decide(RaceEvent, CancellationToken)"/>
    public Task<Decided> Decide(IReadOnlyList<RaceEvent> events, CancellationToken cancelled = default) =>
        Queue((intake, now) => intake.Decide(events, now), cancelled);

    /// <summary>
    /// The same, unless what the person saw holds no more: asked right before it is recorded, so that nobody decides
    /// over what another decided meanwhile.
    /// </summary>
    /// <param name="whyStale">Why it holds no more, given what judges; null while it does.</param>
    /// <inheritdoc cref="Decide(IReadOnlyList{RaceEvent}, CancellationToken)"/>
    public Task<Decided> DecideUnless(
        Func<RaceJudge, Refusal?> whyStale, IReadOnlyList<RaceEvent> events, CancellationToken cancelled = default) =>
        Queue((intake, now) => intake.DecideUnless(whyStale, events, now), cancelled);

    /// <summary>These foreign systems are heard, and shown beside the stations.</summary>
    public void Hear(IReadOnlyList<Func<StationView>> sources)
    {
        lock (_turn)
        {
            _intake.Sources = _sources = sources;
        }
    }

    /// <summary>
    /// Puts into the log what a foreign system told, as it is. Completes when it is on the disk.
    /// </summary>
    /// <exception cref="LogFailed">The gateway has ended, or the log cannot keep it: nothing of it is
    /// recorded.</exception>
    public async Task Record(IReadOnlyList<RaceEvent> events, CancellationToken cancelled = default) =>
        await Queue((intake, now) => intake.Record(events, now), cancelled);

    /// <summary>
    /// What the event would change if it were decided now. Changes nothing, and holds up nobody who decides.
    /// </summary>
    public async Task<Previewed> Preview(RaceEvent e, CancellationToken cancelled = default)
    {
        await _preview.WaitAsync(cancelled);
        try
        {
            return await Task.Run(() => Try(e), cancelled);
        }
        finally
        {
            _preview.Release();
        }
    }

    /// <summary>
    /// What other regulations would say of the race so far. Records nothing, and holds up nobody who decides.
    /// </summary>
    public async Task<IReadOnlyList<Verdict>> Try(RaceRegulations regulations, CancellationToken cancelled = default)
    {
        await _preview.WaitAsync(cancelled);
        try
        {
            var events = Ask(intake => intake.EventsAfter(0));
            return await Task.Run(() =>
            {
                var judge = new RaceJudge(regulations);
                judge.AppendAll(events);
                return judge.Verdicts();
            }, cancelled);
        }
        finally
        {
            _preview.Release();
        }
    }

    /// <summary>
    /// Before the race starts: keeps regulations under their hash, judges by them from now on, and says in the log who
    /// chose them. Refused with the line where they cannot be read or a published value is not set.
    /// </summary>
    /// <param name="text">The bytes of the file.</param>
    /// <param name="name">For errors.</param>
    /// <param name="by">Who chose them.</param>
    /// <param name="cancelled">As for a decision.</param>
    /// <exception cref="LogFailed">The gateway has ended, or the log cannot keep it.</exception>
    public async Task<Decided> UseRegulations(
        byte[] text, string name, string by, CancellationToken cancelled = default)
    {
        if (Ask(intake => intake.MayUseRegulations(by)) is { } refusal)
        {
            return Decided.Not(refusal);
        }
        try
        {
            var (regulations, hash) = await Task.Run(() => _intake.Keep(text, name), cancelled);
            return await Queue((intake, _) => intake.UseRegulations(regulations, hash, by), cancelled);
        }
        catch (BadInput bad)
        {
            return Decided.Not(new Refusal("regulations", bad.Message));
        }
    }

    private async Task<Decided> Queue(Func<Intake, Instant, Decided> take, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var decision = new QueuedDecision(take);
        if (!_queue.TryPut(DecisionSource.Page, new QueueItem(_clock.Now, default, decision)))
        {
            decision.Fail(Ended);
        }
        return await decision.Answer;
    }

    private Previewed Try(RaceEvent e)
    {
        Refusal? refusal = null;
        return Ask(intake => intake.Try(e, _clock.Now, out refusal)) is var (race, prepared)
            ? new Previewed(null, race.With(prepared))
            : new Previewed(refusal, []);
    }

    private void Take(in QueueItem item)
    {
        if (item.Decision is not { } decision)
        {
            _intake.Take(item.Message);
            return;
        }
        _taken.Add(decision);
        decision.Take(_intake, item.Rx);
    }

    private void AnswerDecisions()
    {
        _taken.ForEach(decision => decision.Committed());
        _taken.Clear();
    }

    /// <summary>
    /// Nobody may wait for a gateway that takes nothing. What stations said is not acknowledged: they say it again.
    /// </summary>
    private void FailDecisions(string why)
    {
        _taken.ForEach(decision => decision.Fail(why));
        _taken.Clear();
        while (_queue.TryTake(out var item))
        {
            item.Decision?.Fail(why);
        }
    }
}
