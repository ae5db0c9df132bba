namespace PitMarshal.Host.Nano;

/// <summary>What the board's program calls <c>AutoResetEvent</c>.</summary>
public sealed class VirtualEvent(bool initialState)
{
    readonly VirtualBoard _board = VirtualBoard.Current;
    bool _set = initialState;

    public bool Set()
    {
        _set = true;
        _board.Wake();
        return true;
    }

    public bool WaitOne(int milliseconds, bool exitContext)
    {
        if (!_set) { _board.Wait(milliseconds == Timeout.Infinite ? long.MaxValue : milliseconds * 1000L); }
        bool set = _set;
        _set = false;
        return set;
    }
}
