#if BUS_READERS
using System.Device.I2c;
using PitMarshal.Board.Pins;
using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board.Readers.OnBuses
{
    /// <summary>I2C1, which badge reader and range sensor share.</summary>
    internal static class I2cBus
    {
        internal static I2cDevice Open(int address)
        {
            Configuration.SetPinFunction(BoardPins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(BoardPins.I2cClock, DeviceFunction.I2C1_CLOCK);
            return I2cDevice.Create(new I2cConnectionSettings(1, address));
        }
    }
}
#endif
