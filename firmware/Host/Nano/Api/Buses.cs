// System.Device.I2c 1.1.29 and System.Device.Spi 1.3.89 of nanoFramework, as much as the Board uses: what hangs on
// a bus answers by itself.
namespace System.Device.I2c
{
    public sealed class I2cConnectionSettings(int busId, int deviceAddress)
    {
        public int BusId => busId;

        public int DeviceAddress => deviceAddress;
    }

    public class I2cDevice
    {
        public static I2cDevice Create(I2cConnectionSettings settings) => new();
    }
}

namespace System.Device.Spi
{
    public enum SpiMode { Mode0, Mode1, Mode2, Mode3 }

    public sealed class SpiConnectionSettings(int busId, int chipSelectLine = -1)
    {
        public int BusId => busId;

        public int ChipSelectLine => chipSelectLine;

        public int ClockFrequency { get; set; }

        public SpiMode Mode { get; set; }
    }

    public class SpiDevice
    {
        public static SpiDevice Create(SpiConnectionSettings settings) => new();
    }
}
