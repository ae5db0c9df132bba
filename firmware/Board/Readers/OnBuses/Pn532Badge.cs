#if BUS_READERS
using System;
using Iot.Device.Pn532;
using Iot.Device.Pn532.ListPassive;
using Iot.Device.Rfid;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Time;

namespace PitMarshal.Board.Readers.OnBuses
{
    /// <summary>Drivers' badges at a PN532 on I2C1.</summary>
    internal sealed class Pn532Badge : IReader
    {
        private const int PatienceMs = 100;

        private readonly Pn532 _chip;
        private readonly Core.Text _box;

        internal Pn532Badge(Core.Text box)
        {
            _box = box;
            _chip = new Pn532(I2cBus.Open(Pn532.I2cDefaultAddress));
            _chip.ReadTimeOut = PatienceMs;
        }

        /// <inheritdoc/>
        public void Poll(ReaderLines lines)
        {
            // The answer begins with the number of cards; one card follows.
            byte[] answer = _chip.ListPassiveTarget(MaxTarget.One, TargetBaudRate.B106kbpsTypeA);
            if (answer == null || answer.Length < 2)
            {
                return;
            }

            byte[] found = new byte[answer.Length - 1];
            Array.Copy(answer, 1, found, 0, found.Length);
            Data106kbpsTypeA card = _chip.TryDecode106kbpsTypeA(found);
            if (card != null)
            {
                lines.Badge(_box, card.NfcId, StationClock.Now());
            }
        }
    }
}
#endif
