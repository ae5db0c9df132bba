namespace PitMarshal.Host.Nano;

/// <summary>
/// One ESP32 in the virtual world: its clock, pins, serial ports, flash and network, and the threads
/// of its unmodified program.
/// </summary>
public sealed class VirtualBoard
{
    [ThreadStatic]
    private static VirtualBoard? s_current;

    private readonly ThreadStart _program;
    private readonly double _rate;
    private readonly Dictionary<int, VirtualPin> _pins = [];
    private readonly Dictionary<string, VirtualSerialLine> _serial = [];
    private readonly List<VirtualThread> _threads = [];
    private long _bootedAtUs;
    private long _stillUntilUs;

    /// <param name="world">Where the board stands.</param>
    /// <param name="name">Its name, for messages and boot ids.</param>
    /// <param name="program">The program's Main.</param>
    /// <param name="driftPpm">How much faster than the world its crystal runs, parts per million.</param>
    public VirtualBoard(VirtualWorld world, string name, ThreadStart program, double driftPpm = 0)
    {
        (World, Name, _program, _rate) = (world, name, program, 1 + driftPpm * 1e-6);
        Network = new VirtualNetwork(this);
        world.Add(this);
    }

    public VirtualWorld World { get; }

    public string Name { get; }

    /// <summary>What lies on the internal flash, by path; it outlives a reboot.</summary>
    public Dictionary<string, byte[]> Flash { get; } = [];

    /// <summary>Whether the flash is worn out: it is read, and every write fails.</summary>
    public bool IsFlashWorn { get; set; }

    public VirtualNetwork Network { get; }

    /// <summary>What stands before its own readers.</summary>
    public VirtualReaders Readers { get; } = new();

    /// <summary>How late, in µs, the program hears of an edge or of serial bytes.</summary>
    public Func<long> EdgeLatencyUs { get; set; } = () => 0;

    /// <summary>How often the board was started.</summary>
    public int Boots { get; private set; }

    public bool IsOff { get; private set; } = true;

    /// <summary>The board's own clock: µs since it booted, at its own rate.</summary>
    public long Us => (long)Math.Floor((World.NowUs - _bootedAtUs) * _rate);

    /// <summary>
    /// The one of its threads that wants to go on first, and when: in the past if it was woken; null: none ever.
    /// </summary>
    internal (VirtualThread? Thread, long AtUs) First
    {
        get
        {
            (VirtualThread? first, long at) = (null, long.MaxValue);
            foreach (VirtualThread thread in _threads)
            {
                if (thread.WakesAtUs < at) { (first, at) = (thread, thread.WakesAtUs); }
            }
            return (first, Math.Max(at, _stillUntilUs));
        }
    }

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
        (_bootedAtUs, IsOff, _stillUntilUs) = (World.NowUs, false, 0);
        Boots++;
        new VirtualThread(this, _program).Start();
    }

    /// <summary>
    /// Cuts the power: the program ends where it waits, the flash stays, the broker sees the connection vanish.
    /// </summary>
    public void PowerOff()
    {
        if (IsOff) { return; }
        IsOff = true;
        foreach (VirtualThread thread in _threads) { thread.End(); }
        _threads.Clear();
        Network.Reset();
        foreach (VirtualPin pin in _pins.Values) { pin.Close(); }
        foreach (VirtualSerialLine line in _serial.Values) { line.Close(); }
    }

    public void Reboot()
    {
        PowerOff();
        Boot();
    }

    /// <summary>
    /// For so long nothing managed runs, as while native code holds the interpreter: no thread, no handler.
    /// </summary>
    public void StandStill(long us)
    {
        _stillUntilUs = Math.Max(_stillUntilUs, World.NowUs + us);
        World.At(_stillUntilUs, () => { });
    }

    /// <summary>Runs an interrupt handler or an event of a driver, as the device's event thread would.</summary>
    public void Interrupt(Action handler)
    {
        if (IsOff) { return; }
        if (World.NowUs < _stillUntilUs)
        {
            int boots = Boots;
            World.At(_stillUntilUs, () => { if (boots == Boots) { Interrupt(handler); } });
            return;
        }
        VirtualBoard? before = s_current;
        s_current = this;
        try { handler(); }
        finally { s_current = before; }
    }

    internal static void EnterThread(VirtualBoard board) => s_current = board;

    internal void Add(VirtualThread thread) => _threads.Add(thread);

    /// <summary>The world's instant after so many µs of the board's own clock.</summary>
    internal long UtcAfter(long us) => World.NowUs + (long)Math.Ceiling(us / _rate);

    internal bool RunIfAwake()
    {
        if (World.NowUs < _stillUntilUs) { return false; }
        bool ran = false;
        for (int i = 0; i < _threads.Count; i++)
        {
            ran |= _threads[i].RunIfAwake(World.NowUs);
            if (_threads[i].Fault is { } fault)
            {
                throw new InvalidOperationException($"The program of board {Name} broke.", fault);
            }
        }
        return ran;
    }
}
