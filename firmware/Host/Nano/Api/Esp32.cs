// nanoFramework.Hardware.Esp32 1.6.42 and nanoFramework.Runtime.Native 1.7.11, as much as the Board uses.
using PitMarshal.Host.Nano;

namespace nanoFramework.Hardware.Esp32
{
    public class HighResTimer
    {
        public static ulong GetCurrent() => (ulong)VirtualBoard.Current.Us;
    }

    public enum DeviceFunction { COM2_TX = 197120, COM2_RX = 197121 }

    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) { }
    }

    public class NativeMemory
    {
        public enum MemoryType { All, Internal, SpiRam }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) =>
            (totalSize, totalFreeSize, largestFreeBlock) = (320 * 1024, 110 * 1024, 64 * 1024);
    }
}

namespace nanoFramework.Runtime.Native
{
    public enum RebootOption { NormalReboot, EnterNanoBooter, ClrOnly, EnterProprietaryBooter = 8 }

    public class Power
    {
        /// <summary>Ends the program; the world boots the board again at the same instant.</summary>
        public static void RebootDevice(RebootOption rebootOption = 0)
        {
            VirtualBoard board = VirtualBoard.Current;
            board.World.Post(board.Reboot);
            VirtualThread.Sleep(Timeout.Infinite);
        }
    }
}
