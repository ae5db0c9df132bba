using System.Device.Gpio;
using System.Threading;
using PitMarshal.Board.Time;
using PitMarshal.Core;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// One input pin. The handler takes the time first, writes one slot of the station's queue and returns. No
    /// <c>DebounceTimeout</c>: that would report after the debounce time, when the station wants the first edge.
    /// </summary>
    internal sealed class GpioInput
    {
        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly GpioPin _pin;
        private readonly int _index;

        internal GpioInput(Station station, GpioController controller, int index, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
            _index = index;
            int gpio = BoardPins.Input(index);
            _pin = controller.OpenPin(gpio, BoardPins.HasPullUp(gpio) ? PinMode.InputPullUp : PinMode.Input);
            _pin.ValueChanged += Changed;
        }

        /// <summary>After the handler is in place, so that no change falls between.</summary>
        internal void ReadLevel()
        {
            long us = StationClock.Now();
            _station.Level(_index, _pin.Read() == PinValue.High, us);
        }

        /// <summary>Reads it once more: the platform drops edges without a word.</summary>
        internal void CheckLevel()
        {
            long us = StationClock.Now();
            _station.Check(_index, _pin.Read() == PinValue.High, us);
        }

        private void Changed(object sender, PinValueChangedEventArgs e)
        {
            long us = StationClock.Now();
            _station.Edge(_index, e.ChangeType == PinEventTypes.Rising, us);
            _wake.Set();
        }
    }
}
