using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board.Time
{
    /// <summary>
    /// The one clock that stamps: µs since boot, never set, never stepped. The date is of no use here, as SNTP sets it.
    /// </summary>
    internal static class StationClock
    {
        internal static long Now()
        {
            return (long)HighResTimer.GetCurrent();
        }
    }
}
