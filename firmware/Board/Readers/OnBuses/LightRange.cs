#if BUS_READERS
using Iot.Device.Vl53L0X;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Time;

namespace PitMarshal.Board.Readers.OnBuses
{
    /// <summary>A VL53L0X on I2C1: to 2 m, in the shade. What is out of its range it gives as 8190 mm.</summary>
    internal sealed class LightRange : IReader
    {
        private readonly Vl53L0X _chip = new Vl53L0X(I2cBus.Open(Vl53L0X.DefaultI2cAddress));

        /// <inheritdoc/>
        public void Poll(ReaderLines lines)
        {
            int mm = _chip.Distance;
            lines.Distance(mm, StationClock.Now());
        }
    }
}
#endif
