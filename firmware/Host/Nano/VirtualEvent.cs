namespace PitMarshal.Host.Nano;

/// <summary>What the board's program calls <c>AutoResetEvent</c>; one thread waits on it.</summary>
public sealed class VirtualEvent(bool initialState)
{
    private bool _set = initialState;
    private VirtualThread? _waiter;

    public bool Set()
    {
        _set = true;
        _waiter?.Wake();
        return true;
    }

    public bool WaitOne(int milliseconds, bool exitContext)
    {
        if (!_set)
        {
            _waiter = VirtualThread.Current;
            _waiter.Wait(milliseconds);
            _waiter = null;
        }
        bool set = _set;
        _set = false;
        return set;
    }
}
