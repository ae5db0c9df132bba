namespace PitMarshal.Host.Nano;

/// <summary>
/// What the board's program calls <c>Thread</c>. It runs only while it has the turn, and hands it on when it waits: to
/// the thread that is next, or to the world. So no two threads of all boards ever run at once.
/// </summary>
public sealed class VirtualThread
{
    [ThreadStatic]
    private static VirtualThread? s_current;

    private readonly VirtualBoard _board;
    private readonly Thread _thread;

    // Not a SemaphoreSlim: that spins before it waits, which costs more than all that the boards do.
    private readonly AutoResetEvent _resumed = new(false);
    private long _wakesAtUs = long.MaxValue;
    private bool _ended;
    private bool _awake = true;

    public VirtualThread(ThreadStart start) : this(VirtualBoard.Current, start) { }

    internal VirtualThread(VirtualBoard board, ThreadStart start)
    {
        _board = board;
        _thread = new Thread(() => Run(start), maxStackSize: 512 * 1024) { IsBackground = true, Name = board.Name };
    }

    internal static VirtualThread Current =>
        s_current ?? throw new InvalidOperationException("Only a virtual board's own threads may wait.");

    /// <summary>What ended it, if that was neither its own end nor the power's.</summary>
    internal Exception? Fault { get; private set; }

    /// <summary>When it wants to go on, µs since 1970 UTC; 0 when it was woken.</summary>
    internal long WakesAtUs => _ended ? long.MaxValue : _awake ? 0 : _wakesAtUs;

    public static void Sleep(int milliseconds) => Current.Wait(milliseconds);

    public void Start()
    {
        _board.Add(this);
        _thread.Start();
    }

    internal void Wake() => _awake = true;

    /// <summary>Waits until woken, at most so many ms of the board's clock; -1 is for ever.</summary>
    internal void Wait(int milliseconds)
    {
        // A program that catches everything and waits again must not outlive its power.
        if (_board.IsOff) { throw new PowerLost(); }
        _wakesAtUs = milliseconds < 0 ? long.MaxValue : _board.UtcAfter(milliseconds * 1000L);
        VirtualThread? next = _board.World.StepToNextThread();
        if (next != this)
        {
            _board.World.HandOver(next);
            _resumed.WaitOne();
        }
        (_awake, _wakesAtUs) = (false, long.MaxValue);
        if (_board.IsOff) { throw new PowerLost(); }
    }

    /// <summary>Lets it run until it waits again, if it was woken or its time has come.</summary>
    internal bool RunIfAwake(long nowUs)
    {
        if (WakesAtUs > nowUs) { return false; }
        _board.World.Run(this);
        return true;
    }

    /// <summary>Gives it the turn.</summary>
    internal void Resume() => _resumed.Set();

    /// <summary>Ends it where it waits. The board must be off.</summary>
    internal void End()
    {
        if (!_ended) { _board.World.Run(this); }
        _thread.Join();
    }

    private void Run(ThreadStart start)
    {
        s_current = this;
        VirtualBoard.EnterThread(_board);
        _resumed.WaitOne();
        _awake = false;
        try
        {
            if (!_board.IsOff) { start(); }
        }
        catch (PowerLost) { }
        catch (Exception e) { Fault = e; }
        _ended = true;
        _board.World.HandOver(null);
    }

    private sealed class PowerLost : Exception;
}
