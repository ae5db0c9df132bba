namespace PitMarshal.Host.Nano;

/// <summary>
/// One ESP32 in the virtual world: its clock, pins, serial ports, flash and network, and the thread on which its unmodified
/// program runs. The program gives the thread back whenever it waits.
/// </summary>
public sealed class VirtualBoard
{
    [ThreadStatic]
    static VirtualBoard? s_current;

    readonly Action _program;
    readonly double _rate;
    readonly Dictionary<int, VirtualPin> _pins = [];
    readonly Dictionary<string, VirtualSerialLine> _serial = [];
    readonly SemaphoreSlim _resumed = new(0);
    readonly SemaphoreSlim _waiting = new(0);
    long _bootedAtUs;
    bool _awake;
    bool _poweredOff;
    Exception? _fault;
    Thread? _thread;

    /// <param name="world">Where the board stands.</param>
    /// <param name="name">Its name, for messages and boot ids.</param>
    /// <param name="program">The program's Main.</param>
    /// <param name="driftPpm">How much faster than the world its crystal runs, parts per million.</param>
    public VirtualBoard(VirtualWorld world, string name, Action program, double driftPpm = 0)
    {
        (World, Name, _program, _rate) = (world, name, program, 1 + driftPpm * 1e-6);
        Network = new VirtualNetwork(this);
        world.Add(this);
    }

    public VirtualWorld World { get; }

    public string Name { get; }

    /// <summary>What lies on the internal flash, by path; it outlives a reboot.</summary>
    public Dictionary<string, byte[]> Flash { get; } = [];

    public VirtualNetwork Network { get; }

    /// <summary>How late, in µs, the program hears of an edge or of serial bytes.</summary>
    public Func<long> EdgeLatencyUs { get; set; } = () => 0;

    /// <summary>How often the board was started.</summary>
    public int Boots { get; private set; }

    /// <summary>The board's own clock: µs since it booted, at its own rate.</summary>
    public long Us => (long)Math.Floor((World.NowUs - _bootedAtUs) * _rate);

    internal long WakesAtUs { get; private set; } = long.MaxValue;

    /// <summary>The board whose program or interrupt handler is running on this thread.</summary>
    public static VirtualBoard Current =>
        s_current ?? throw new InvalidOperationException("This nanoFramework call was made outside a virtual board.");

    public VirtualPin Pin(int number) =>
        _pins.TryGetValue(number, out VirtualPin? pin) ? pin : _pins[number] = new VirtualPin(this, number);

    public VirtualSerialLine Serial(string port) =>
        _serial.TryGetValue(port, out VirtualSerialLine? line) ? line : _serial[port] = new VirtualSerialLine(this);

    /// <summary>Powers the board up at this instant.</summary>
    public void Boot()
    {
        (_bootedAtUs, _poweredOff, _fault) = (World.NowUs, false, null);
        Boots++;
        _thread = new Thread(Main, maxStackSize: 512 * 1024) { IsBackground = true, Name = Name };
        _thread.Start();
        Wake();
    }

    /// <summary>Cuts the power: the program ends where it waits, the flash stays, the broker sees the connection vanish.</summary>
    public void PowerOff()
    {
        if (_thread is null) { return; }
        _poweredOff = true;
        Resume();
        _thread.Join();
        _thread = null;
        (_awake, WakesAtUs) = (false, long.MaxValue);
        Network.Reset();
        foreach (VirtualPin pin in _pins.Values) { pin.Close(); }
        foreach (VirtualSerialLine line in _serial.Values) { line.Close(); }
    }

    public void Reboot()
    {
        PowerOff();
        Boot();
    }

    /// <summary>Runs an interrupt handler or an event of a driver, as the device's event thread would.</summary>
    public void Interrupt(Action handler)
    {
        if (_thread is null) { return; }
        VirtualBoard? before = s_current;
        s_current = this;
        try { handler(); }
        finally { s_current = before; }
    }

    /// <summary>Makes the program's wait end at this instant.</summary>
    internal void Wake() => _awake = true;

    /// <summary>Waits on the board's thread for at most <paramref name="us"/> of the board's µs.</summary>
    internal void Wait(long us)
    {
        WakesAtUs = us == long.MaxValue ? long.MaxValue : World.NowUs + (long)Math.Ceiling(Math.Max(0, us) / _rate);
        _waiting.Release();
        _resumed.Wait();
        WakesAtUs = long.MaxValue;
        if (_poweredOff) { throw new PowerLost(); }
    }

    internal bool RunIfAwake()
    {
        if (_thread is null || (!_awake && WakesAtUs > World.NowUs)) { return false; }
        _awake = false;
        Resume();
        if (_fault is not null) { throw new InvalidOperationException($"The program of board {Name} ended.", _fault); }
        return true;
    }

    void Resume()
    {
        _resumed.Release();
        _waiting.Wait();
    }

    void Main()
    {
        s_current = this;
        _resumed.Wait();
        try
        {
            if (!_poweredOff) { _program(); }
            _fault = new InvalidOperationException("Main returned.");
        }
        catch (PowerLost) { }
        catch (Exception e) { _fault = e; }
        WakesAtUs = long.MaxValue;
        _waiting.Release();
    }

    sealed class PowerLost : Exception;
}
