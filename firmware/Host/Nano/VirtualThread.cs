namespace PitMarshal.Host.Nano;

/// <summary>What the board's program calls <c>Thread</c>.</summary>
public static class VirtualThread
{
    public static void Sleep(int milliseconds) =>
        VirtualBoard.Current.Wait(milliseconds == Timeout.Infinite ? long.MaxValue : milliseconds * 1000L);
}
