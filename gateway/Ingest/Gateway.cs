using System.Diagnostics;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Mqtt;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// The running gateway: messages go through one queue, in which each sender has a bounded line, to one thread, which
/// takes what is there in turns, commits it at once, and then acknowledges and tells.
/// </summary>
public sealed partial class Gateway : IAsyncDisposable
{
    // So many messages; of observations as many as were dealt with in time.
    private const int BatchMost = 512;
    private static readonly TimeSpan s_subscribeTimeout = TimeSpan.FromSeconds(10),
        s_beat = TimeSpan.FromMilliseconds(250);

    private readonly GatewayQueue _queue = new();
    private readonly HashSet<string> _senders;
    private readonly Lock _turn = new();
    private readonly BatchSize _size = new();
    private readonly ToldHead _head = new();
    private readonly GatewayClock _clock;
    private readonly Func<Instant, Intake> _open;
    private Intake _intake;
    private readonly MqttIntake? _mqtt;
    private readonly ITimer _beat;
    private readonly Action<VerdictChange> _told;
    private long _batches;

    /// <param name="venue">The stations.</param>
    /// <param name="broker">Where they speak; null: nobody does.</param>
    /// <param name="time">The only time there is.</param>
    /// <param name="open">Makes the intake from the log, given the time now; again after the log could keep
    /// nothing.</param>
    /// <param name="told">Told of each change of a verdict after it is durable, on the gateway's thread.</param>
    public Gateway(
        Venue venue, MqttOptions? broker, TimeProvider time, Func<Instant, Intake> open, Action<VerdictChange> told)
    {
        (_open, _told) = (open, told);
        _senders = [.. venue.Stations.Select(station => station.Name), Venue.RaceControl];
        _clock = new GatewayClock(time);
        _intake = open(_clock.Now);
        _mqtt = broker is null ? null : new MqttIntake(venue, broker, _clock, Put);
        _beat = time.CreateTimer(_ => _queue.TryPut("", Tick()), null, Timeout.InfiniteTimeSpan, s_beat);
        Completion = Task.CompletedTask;
    }

    public Instant Now => _clock.Now;

    /// <summary>Whether there is a link to the broker, so that stations can be heard; or nobody to hear.</summary>
    public bool IsListening => _mqtt?.IsConnected ?? true;

    /// <summary>
    /// Messages are taken from now on: raised at the start, and after each broken link to the broker.
    /// </summary>
    public event Action? Listening
    {
        add => _mqtt?.Listening += value;
        remove => _mqtt?.Listening -= value;
    }

    /// <summary>
    /// Something may have become known: raised on the gateway's thread after each batch; it must not wait.
    /// </summary>
    public event Action? Changed;

    /// <summary>How many batches were committed: what was asked while it stays the same is still so.</summary>
    public long Batches => Volatile.Read(ref _batches);

    /// <summary>
    /// Ends with the gateway; fails with <see cref="LogFailed"/> when the log is damaged or not its own any more.
    /// </summary>
    public Task Completion { get; private set; }

    /// <summary>Connects and begins. When it returns, messages are taken.</summary>
    /// <exception cref="MqttException">The broker cannot be reached or refuses.</exception>
    public void Start()
    {
        Completion = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _mqtt?.Connect(s_subscribeTimeout);
        _beat.Change(s_beat, s_beat);
    }

    /// <summary>The broker ended a client's link for what it sent.</summary>
    public void Refused(string client, string reason) =>
        Put(new Incoming(IncomingKind.Refused, client, "", client, Encoding.UTF8.GetBytes(reason), _clock.Now));

    /// <summary>Asks the intake something between two batches.</summary>
    public T Ask<T>(Func<Intake, T> question)
    {
        lock (_turn)
        {
            return question(_intake);
        }
    }

    /// <summary>Takes no more, commits what was taken, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _beat.DisposeAsync();
        _queue.End();
        try
        {
            await Completion;
        }
        finally
        {
            FailDecisions(Ended);
            _mqtt?.Dispose();
        }
    }

    private QueueItem Tick() => QueueItem.Of(new Incoming(IncomingKind.Tick, "", "", "", [], _clock.Now));

    /// <summary>All that are not of the venue have one line together: names cost nothing.</summary>
    private void Put(Incoming message) => _queue.TryPut(
        _senders.Contains(message.Station) ? message.Station : Rejections.Unknown, QueueItem.Of(message));

    private void Run()
    {
        try
        {
            LookAtDisk();
            while (_queue.Wait())
            {
                if (Following is not null)
                {
                    Follow(Following);
                }
                else if (IsLogReady() && TryBatch() is { } committed)
                {
                    AnswerDecisions();
                    Tell(committed);
                }
                Changed?.Invoke();
            }
        }
        catch
        {
            // Completion carries the failure; whoever still puts something in just finds the queue closed.
            _queue.End();
            FailDecisions(Ended);
            throw;
        }
    }

    private Committed Batch()
    {
        lock (_turn)
        {
            var (now, began) = (default(Instant), Stopwatch.GetTimestamp());
            for (var taken = 0;
                taken < BatchMost && _intake.Weight < _size.Weight && _queue.TryTake(out var item); taken++)
            {
                Take(item);
                now = item.Rx > now ? item.Rx : now;
            }
            foreach (var (sender, messages) in _queue.LetGo())
            {
                _intake.LetGo(sender, messages, now);
            }
            _intake.Pass(now);
            var weight = _intake.Weight;
            var committed = _intake.Commit();
            _size.Took(weight, Stopwatch.GetElapsedTime(began));
            Volatile.Write(ref _batches, _batches + 1);
            return committed;
        }
    }

    private void Tell(Committed committed)
    {
        foreach (var ack in committed.Acks)
        {
            _mqtt?.Acknowledge(ack);
        }
        foreach (var change in committed.Changes)
        {
            _mqtt?.TellVerdict(change.Now is { } now ? VerdictJson.Write(now) : VerdictJson.Withdrawn(change.Id));
            _told(change);
        }
        TellHead();
    }

    private void TellHead()
    {
        if (_mqtt is { IsConnected: true } && _head.IsDue(_intake.Head, _clock.Now))
        {
            _mqtt.TellHead(_head.Last);
        }
    }
}
