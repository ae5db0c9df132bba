#if BUS_READERS
using System;
using System.Device.Spi;
using Iot.Device.Mfrc522;
using Iot.Device.Rfid;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Time;
using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board.Readers.OnBuses
{
    /// <summary>Drivers' badges at an MFRC522 on SPI1.</summary>
    internal sealed class Mfrc522Badge : IReader
    {
        private const int ClockHz = 4000000;

        private readonly MfRc522 _chip;
        private readonly Core.Text _box;

        internal Mfrc522Badge(Core.Text box)
        {
            _box = box;
            Configuration.SetPinFunction(BoardPins.SpiClock, DeviceFunction.SPI1_CLOCK);
            Configuration.SetPinFunction(BoardPins.SpiMiso, DeviceFunction.SPI1_MISO);
            Configuration.SetPinFunction(BoardPins.SpiMosi, DeviceFunction.SPI1_MOSI);
            SpiConnectionSettings settings = new SpiConnectionSettings(1, BoardPins.SpiSelect);
            settings.ClockFrequency = ClockHz;
            settings.Mode = SpiMode.Mode0;
            _chip = new MfRc522(SpiDevice.Create(settings));
        }

        /// <inheritdoc/>
        public void Poll(ReaderLines lines)
        {
            Data106kbpsTypeA card;
            if (_chip.ListenToCardIso14443TypeA(out card, TimeSpan.FromMilliseconds(50)))
            {
                lines.Badge(_box, card.NfcId, StationClock.Now());
            }
        }
    }
}
#endif
