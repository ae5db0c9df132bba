namespace PitMarshal.Host.Nano;

/// <summary>
/// What the board's program calls <c>Thread</c>. It runs only while the world has resumed it, and gives the turn back
/// when it waits; so no two threads of all boards ever run at once.
/// </summary>
public sealed class VirtualThread
{
    [ThreadStatic]
    private static VirtualThread? s_current;

    private readonly VirtualBoard _board;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _resumed = new(0);
    private readonly SemaphoreSlim _waiting = new(0);
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

    internal long WakesAtUs { get; private set; } = long.MaxValue;

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
        WakesAtUs = milliseconds < 0 ? long.MaxValue : _board.UtcAfter(milliseconds * 1000L);
        _waiting.Release();
        _resumed.Wait();
        WakesAtUs = long.MaxValue;
        if (_board.IsOff) { throw new PowerLost(); }
    }

    /// <summary>Lets it run until it waits again, if it was woken or its time has come.</summary>
    internal bool RunIfAwake(long nowUs)
    {
        if (_ended || !_awake && WakesAtUs > nowUs) { return false; }
        _awake = false;
        Resume();
        return true;
    }

    /// <summary>Ends it where it waits. The board must be off.</summary>
    internal void End()
    {
        if (!_ended) { Resume(); }
        _thread.Join();
    }

    private void Resume()
    {
        _resumed.Release();
        _waiting.Wait();
    }

    private void Run(ThreadStart start)
    {
        s_current = this;
        VirtualBoard.EnterThread(_board);
        _resumed.Wait();
        try
        {
            if (!_board.IsOff) { start(); }
        }
        catch (PowerLost) { }
        catch (Exception e) { Fault = e; }
        (_ended, WakesAtUs) = (true, long.MaxValue);
        _waiting.Release();
    }

    private sealed class PowerLost : Exception;
}
