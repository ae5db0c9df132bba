namespace PitMarshal.Host.Nano;

/// <summary>
/// Virtual time and what happens in it. One thread at a time runs: the world's own, or that of the one board it has
/// resumed, so that the same stimuli give the same observations whatever the speed. Time steps from event to event and
/// stands still while <see cref="Holds"/> says that something in flight must land first.
/// </summary>
public sealed class VirtualWorld
{
    private readonly PriorityQueue<Action, (long At, long Turn)> _due = new();
    private readonly Queue<Action> _arrived = new();
    private readonly List<VirtualBoard> _boards = [];
    private readonly AutoResetEvent _handedBack = new(false);
    private long _turn;
    private long _untilUs;
    private Func<bool>? _done;

    /// <param name="startUs">The first instant, µs since 1970 UTC.</param>
    public VirtualWorld(long startUs) => NowUs = startUs;

    /// <summary>The present, µs since 1970 UTC.</summary>
    public long NowUs { get; private set; }

    /// <summary>Called with each new instant before anything happens at it.</summary>
    public Action<long>? Stepped { get; set; }

    /// <summary>
    /// Whether time may not yet step to the given instant. Asked again after every arrival, and every few milliseconds.
    /// </summary>
    public Func<long, bool> Holds { get; set; } = _ => false;

    internal void Add(VirtualBoard board) => _boards.Add(board);

    /// <summary>
    /// Has <paramref name="action"/> done at the instant <paramref name="atUs"/>, or now if that is past.
    /// </summary>
    public void At(long atUs, Action action) => _due.Enqueue(action, (Math.Max(atUs, NowUs), _turn++));

    /// <summary>
    /// Hands something from another thread to the world's own. It is done at the instant at which the world notices it.
    /// </summary>
    public void Post(Action action)
    {
        lock (_arrived)
        {
            _arrived.Enqueue(action);
            Monitor.Pulse(_arrived);
        }
    }

    /// <summary>
    /// Runs until <paramref name="untilUs"/>, or until <paramref name="done"/> says so between two steps.
    /// </summary>
    public void Run(long untilUs, Func<bool>? done = null)
    {
        (_untilUs, _done) = (untilUs, done);
        while (done?.Invoke() != true)
        {
            Settle();
            long next = NextUs();
            if (next > untilUs) { next = untilUs; }
            if (Holds(next)) { AwaitArrival(); continue; }
            if (next == untilUs && NowUs == untilUs && NextUs() > untilUs) { return; }
            StepTo(next);
        }
    }

    /// <summary>Gives a board's thread the turn, and returns when the turn has come back.</summary>
    internal void Run(VirtualThread thread)
    {
        thread.Resume();
        _handedBack.WaitOne();
    }

    /// <summary>Hands the turn of a board's thread on: to the next one, or back to the world.</summary>
    internal void HandOver(VirtualThread? next)
    {
        if (next is null) { _handedBack.Set(); } else { next.Resume(); }
    }

    /// <summary>
    /// Called by the thread that has the turn: where the next thing is only that a thread's time comes, steps there and
    /// returns that thread, which saves the way through the world's own. Null: there is more to do.
    /// </summary>
    internal VirtualThread? StepToNextThread()
    {
        (VirtualThread? thread, long at) = FirstThread();
        if (at <= NowUs || at >= _untilUs || at >= FirstDueUs || HasArrived || Holds(at) || _done?.Invoke() == true)
        {
            return null;
        }
        NowUs = at;
        Stepped?.Invoke(at);
        return thread;
    }

    /// <summary>
    /// Does all that is possible at this instant: what arrived from other threads, and every board that is awake.
    /// </summary>
    private void Settle()
    {
        bool busy = true;
        while (busy)
        {
            busy = false;
            while (TryTakeArrived(out Action? action)) { action(); busy = true; }
            foreach (VirtualBoard board in _boards) { busy |= board.RunIfAwake(); }
        }
    }

    private void StepTo(long atUs)
    {
        NowUs = atUs;
        Stepped?.Invoke(atUs);
        while (_due.TryPeek(out _, out (long At, long Turn) first) && first.At <= atUs) { _due.Dequeue()(); }
    }

    private long NextUs() => Math.Max(Math.Min(FirstDueUs, FirstThread().AtUs), NowUs);

    private (VirtualThread? Thread, long AtUs) FirstThread()
    {
        (VirtualThread? thread, long at) = (null, long.MaxValue);
        foreach (VirtualBoard board in _boards)
        {
            (VirtualThread? its, long itsAt) = board.First;
            if (itsAt < at) { (thread, at) = (its, itsAt); }
        }
        return (thread, at);
    }

    private long FirstDueUs =>
        _due.TryPeek(out _, out (long At, long Turn) first) ? first.At : long.MaxValue;

    private bool HasArrived
    {
        get { lock (_arrived) { return _arrived.Count > 0; } }
    }

    private bool TryTakeArrived([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Action? action)
    {
        lock (_arrived) { return _arrived.TryDequeue(out action); }
    }

    private void AwaitArrival()
    {
        lock (_arrived)
        {
            if (_arrived.Count == 0) { Monitor.Wait(_arrived, millisecondsTimeout: 5); }
        }
    }
}
