// nanoFramework.Hardware.Esp32 1.6.42 and nanoFramework.Runtime.Native 1.7.11, as much as the Board uses.
using PitMarshal.Host.Nano;

namespace nanoFramework.Hardware.Esp32
{
    public class HighResTimer
    {
        public static ulong GetCurrent() => (ulong)VirtualBoard.Current.Us;
    }

    public enum DeviceFunction
    {
        SPI1_MOSI = 65792, SPI1_MISO, SPI1_CLOCK, I2C1_DATA = 131328, I2C1_CLOCK, COM3_TX = 197376, COM3_RX = 197377,
    }

    public static class Gpio
    {
        public const int IO04 = 4, IO13 = 13, IO14 = 14, IO16 = 16, IO17 = 17, IO18 = 18, IO19 = 19,
            IO21 = 21, IO22 = 22, IO23 = 23;

        public const int IO25 = 25, IO26 = 26, IO27 = 27, IO32 = 32, IO33 = 33, IO34 = 34, IO35 = 35;
    }

    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) { }
    }

    public class NativeMemory
    {
        public enum MemoryType { All, Internal, SpiRam }

        public static void GetMemoryInfo(
            MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) =>
            (totalSize, totalFreeSize, largestFreeBlock) = (320 * 1024, 110 * 1024, 64 * 1024);
    }
}

namespace nanoFramework.Runtime.Native
{
    public enum RebootOption { NormalReboot, EnterNanoBooter, ClrOnly, EnterProprietaryBooter = 8 }

    public static class GC
    {
        /// <summary>As of a plain ESP32 with a managed heap of 110 KB when the program begins.</summary>
        public static uint Run(bool compactHeap) => 96 * 1024;
    }

    public class Power
    {
        /// <summary>Ends the program; the world boots the board again at the same instant.</summary>
        public static void RebootDevice(RebootOption rebootOption = 0)
        {
            VirtualBoard board = VirtualBoard.Current;
            if (!board.IsOff) { board.World.Post(board.Reboot); }
            VirtualThread.Sleep(Timeout.Infinite);
        }
    }
}
