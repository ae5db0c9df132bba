namespace PitMarshal.Host.Nano;

/// <summary>
/// One GPIO. As on the device (nanoFramework's GPIO interrupt), the program hears of a change late and without a time,
/// and a change that is undone before it is heard of vanishes.
/// </summary>
public sealed class VirtualPin
{
    private readonly VirtualBoard _board;
    private bool _heard;
    private VirtualPin? _wiredTo;

    internal VirtualPin(VirtualBoard board, int number) => (_board, Number) = (board, number);

    public int Number { get; }

    public bool Level { get; private set; }

    /// <summary>What the program wants done at a change: the argument is whether the level rose.</summary>
    internal Action<bool>? Changed { get; set; }

    /// <summary>Wires this output to an input of the same board.</summary>
    public void WireTo(VirtualPin input) => _wiredTo = input;

    /// <summary>Sets the level at this instant, by the world outside or by the program itself.</summary>
    public void Drive(bool level)
    {
        _wiredTo?.Drive(level);
        if (level == Level) { return; }
        Level = level;
        if (Changed is not null) { _board.World.At(_board.World.NowUs + _board.EdgeLatencyUs(), Hear); }
    }

    /// <summary>The same, and the interrupt is lost: the platform drops events when its queue is full.</summary>
    public void DriveUnheard(bool level) => Level = _heard = level;

    internal void Open() => _heard = Level;

    internal void Close() => Changed = null;

    private void Hear()
    {
        if (Level == _heard || Changed is not { } changed) { return; }
        bool rose = _heard = Level;
        _board.Interrupt(() => changed(rose));
    }
}
